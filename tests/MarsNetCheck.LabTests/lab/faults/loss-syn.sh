# The first SYN of one connection in four is lost; everything else passes.
on() {
  ip netns exec "$NS_FW" nft -f - <<'RULES'
table inet fault_loss_syn {
  set seen4 { type ipv4_addr . inet_service; flags dynamic; timeout 60s; }
  set seen6 { type ipv6_addr . inet_service; flags dynamic; timeout 60s; }
  chain first { numgen inc mod 4 == 0 drop; }
  chain forwarded {
    type filter hook forward priority filter; policy accept;
    iifname "lan" tcp flags & (syn | ack) == syn ip daddr . tcp sport != @seen4 add @seen4 { ip daddr . tcp sport } jump first
    iifname "lan" tcp flags & (syn | ack) == syn ip6 daddr . tcp sport != @seen6 add @seen6 { ip6 daddr . tcp sport } jump first
  }
}
RULES
}
off() { ip netns exec "$NS_FW" nft delete table inet fault_loss_syn; }
