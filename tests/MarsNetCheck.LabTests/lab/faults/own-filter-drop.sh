# This machine's own firewall is silent about web traffic.
on() {
  ip netns exec "$NS_CLIENT" nft -f - <<'RULES'
table inet fault_own_filter_drop {
  chain sent {
    type filter hook output priority filter; policy accept;
    oifname "eth0" tcp dport { 80, 443 } drop
  }
}
RULES
}
off() { ip netns exec "$NS_CLIENT" nft delete table inet fault_own_filter_drop; }
