# The firewall is silent about questions for IPv4 addresses, by UDP and by TCP.
filter() {
  local tables protocol
  for tables in iptables ip6tables; do
    for protocol in udp tcp; do
      ip netns exec "$NS_FW" "$tables" -w "$1" FORWARD -i lan -p "$protocol" --dport 53 -m string --algo bm --hex-string '|0000010001|' -j DROP
    done
  done
}
on() { filter -I; }
off() { filter -D; }
