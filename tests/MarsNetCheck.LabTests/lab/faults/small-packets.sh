# The path carries packets of 1280 bytes at the most, and the firewall says so (path MTU discovery).
on() {
  local half
  for half in 0.0.0.0/1 128.0.0.0/1; do ip -n "$NS_FW" route add "$half" via 10.77.3.2 mtu lock 1280; done
  for half in ::/1 8000::/1; do ip -n "$NS_FW" route add "$half" via fd77:3::2 mtu lock 1280; done
  ip -n "$NS_FW" route add 10.77.1.2/32 dev lan mtu lock 1280
  ip -n "$NS_FW" route add fd77:1::2/128 dev lan mtu lock 1280
}
off() {
  local route
  for route in 0.0.0.0/1 128.0.0.0/1 10.77.1.2/32 ::/1 8000::/1 fd77:1::2/128; do ip -n "$NS_FW" route delete "$route"; done
  forget
}
# What the internet has learnt of the path would outlive it.
forget() { for family in -4 -6; do ip "$family" -n "$NS_INET" route flush cache; ip "$family" -n "$NS_CLIENT" route flush cache; done; }
