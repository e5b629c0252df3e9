# A squid that nobody was told of passes all plain HTTP on.
on() {
  cat >"$LAB_DIR/transparent.conf" <<-CONFIGURATION
	visible_hostname proxy.lab.test
	cache_effective_user proxy
	pid_filename none
	coredump_dir $LAB_DIR/proxies
	cache_log $LAB_DIR/proxies/transparent-cache.log
	access_log stdio:$LAB_DIR/proxies/transparent-access.log
	cache deny all
	memory_cache_shared off
	pinger_enable off
	shutdown_lifetime 0 seconds
	max_filedescriptors 4096
	dns_nameservers 10.77.3.53 fd77:3::53
	hosts_file none
	http_port 3141
	http_port 3142 intercept
	http_access allow all
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 3142 start transparent -- squid -N -n "transparent${MARSLAB}" -f "$LAB_DIR/transparent.conf"
  ip netns exec "$NS_PROXY" nft -f - <<'RULES'
table inet fault_transparent_proxy {
  chain arriving {
    type nat hook prerouting priority dstnat; policy accept;
    iifname "eth0" ip saddr 10.77.1.2 tcp dport 80 ip daddr != 10.77.2.2 redirect to :3142
    iifname "eth0" ip6 saddr fd77:1::2 tcp dport 80 ip6 daddr != fd77:2::2 redirect to :3142
  }
}
RULES
  ip -n "$NS_FW" route add default via 10.77.2.2 dev dmz table 80
  ip -n "$NS_FW" -6 route add default via fd77:2::2 dev dmz table 80
  for family in -4 -6; do ip -n "$NS_FW" "$family" rule add iif lan ipproto tcp dport 80 lookup 80; done
}
off() {
  for family in -4 -6; do ip -n "$NS_FW" "$family" rule delete lookup 80; ip -n "$NS_FW" "$family" route flush table 80; done
  ip netns exec "$NS_PROXY" nft delete table inet fault_transparent_proxy
  "$LAB_SCRIPTS/program" stop transparent
}
