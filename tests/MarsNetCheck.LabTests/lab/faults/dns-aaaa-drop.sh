# The firewall is silent about questions for IPv6 addresses, by UDP and by TCP.
rule() { forwarded "$1" -p "$2" --dport 53 -m string --algo bm --hex-string '|00001c0001|' -j DROP; }
on() { each rule -I udp tcp; }
off() { each rule -D udp tcp; }
