# Nothing listens where the resolver was.
resolver() { ip netns exec "$NS_INET" unbound-control -c "$LAB_DIR/resolver/unbound.conf" "$@"; }
on() { ip -n "$NS_INET" address del 10.77.3.53/24 dev eth0; ip -n "$NS_INET" address del fd77:3::53/64 dev eth0; }
off() { ip -n "$NS_INET" address add 10.77.3.53/24 dev eth0; ip -n "$NS_INET" address add fd77:3::53/64 dev eth0 nodad; }
