# The firewall resets plain HTTP as soon as a request names one of the hosts.
filter() {
  local name tables
  for name in "${@:2}"; do
    for tables in iptables ip6tables; do
      ip netns exec "$NS_FW" "$tables" -w "$1" FORWARD -i lan -p tcp --dport 80 -m string --algo bm --string "${name#\*}" -j REJECT --reject-with tcp-reset
    done
  done
}
on() { filter -I "$@"; }
off() { filter -D "$@"; }
