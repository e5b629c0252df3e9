# The firewall resets what asks a proxy for a tunnel to one of the hosts.
filter() {
  local name tables
  for name in "${@:2}"; do
    for tables in iptables ip6tables; do
      ip netns exec "$NS_FW" "$tables" -w "$1" FORWARD -i lan -o dmz -p tcp -m string --algo bm --string "CONNECT $name" -j REJECT --reject-with tcp-reset
    done
  done
}
on() { filter -I "$@"; }
off() { filter -D "$@"; }
