# The firewall gives everything that goes out its own address (NAT).
on() {
  ip netns exec "$NS_FW" nft -f - <<'RULES'
table inet fault_masquerade {
  chain leaving {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "wan" masquerade
  }
}
RULES
}
off() { ip netns exec "$NS_FW" nft delete table inet fault_masquerade; }
