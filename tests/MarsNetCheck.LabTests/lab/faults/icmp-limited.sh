# As icmp-admin, but the firewall sends only some of its ICMP messages, as Linux does by default; to the rest it is silent.
limit() { ip netns exec "$NS_FW" sh -c "echo $1 >/proc/sys/net/ipv4/icmp_ratelimit"; }
on() { limit 1000; "$LAB_SCRIPTS/fault" icmp-admin on "$@"; }
off() { limit 0; "$LAB_SCRIPTS/fault" icmp-admin off; }
