# The firewall hands every question to its own DNS, whichever server was asked, and that one lies as dns-rewritten does.
on() {
  "$LAB_SCRIPTS/fault" dns-rewritten on
  "$LAB_SCRIPTS/resolvers"
  ip netns exec "$NS_FW" nft -f - <<-'RULES'
	table inet intercepted {
	  chain prerouting {
	    type nat hook prerouting priority dstnat;
	    iifname "lan" meta l4proto { tcp, udp } th dport 53 redirect
	  }
	}
	RULES
}
off() { ip netns exec "$NS_FW" nft delete table inet intercepted; "$LAB_SCRIPTS/fault" dns-rewritten off; }
