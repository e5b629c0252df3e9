# The path carries packets of 1280 bytes at the most, and nobody says so: larger ones vanish.
on() {
  ip netns exec "$NS_FW" nft -f - <<'RULES'
table inet fault_black_hole {
  chain own {
    type filter hook output priority filter; policy accept;
    icmp type destination-unreachable icmp code frag-needed drop
    icmpv6 type packet-too-big drop
  }
}
RULES
  "$LAB_SCRIPTS/fault" small-packets on
}
off() {
  "$LAB_SCRIPTS/fault" small-packets off
  ip netns exec "$NS_FW" nft delete table inet fault_black_hole
}
