# The firewall opens every connection itself (SYNPROXY) and passes nothing on.
on() {
  ip netns exec "$NS_FW" nft -f - <<'RULES'
table inet fault_synproxy {
  chain received {
    type filter hook prerouting priority raw; policy accept;
    iifname "lan" tcp dport { 80, 443 } tcp flags syn notrack
  }
  chain forwarded {
    type filter hook forward priority filter; policy accept;
    iifname "lan" tcp dport { 80, 443 } ct state invalid,untracked synproxy mss 1460 wscale 7 timestamp sack-perm
    iifname "lan" tcp dport { 80, 443 } drop
  }
  chain own {
    type filter hook output priority filter; policy accept;
    oifname "wan" tcp dport { 80, 443 } drop
  }
}
RULES
  # What it has not seen the beginning of is no connection.
  ip netns exec "$NS_FW" sh -c "echo 0 >/proc/sys/net/netfilter/nf_conntrack_tcp_loose"
}
off() {
  ip netns exec "$NS_FW" nft delete table inet fault_synproxy
  ip netns exec "$NS_FW" sh -c "echo 1 >/proc/sys/net/netfilter/nf_conntrack_tcp_loose"
}
