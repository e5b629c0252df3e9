# The first of the client's two resolvers does not answer.
on() { sed -i "1i nameserver 10.77.3.54" "/etc/netns/$NS_CLIENT/resolv.conf"; }
off() { sed -i "/10.77.3.54/d" "/etc/netns/$NS_CLIENT/resolv.conf"; }
