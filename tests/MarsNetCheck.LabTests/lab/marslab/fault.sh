# What the scripts of faults have in common; each of them begins with it.

# A rule of the firewall, IPv4 and IPv6, for what comes from the client: forwarded -I|-D WORDS OF IPTABLES...
forwarded() {
  local tables
  for tables in iptables ip6tables; do
    ip netns exec "$NS_FW" "$tables" -w "$1" FORWARD -i lan "${@:2}"
  done
}

# Calls a function with -I or -D and each of the targets: each FUNCTION -I|-D TARGETS...
each() {
  local target
  for target in "${@:3}"; do "$1" "$2" "$target"; done
}

# A haproxy at port 8080 of the proxy's machine, http or tcp, before one server: haproxy_before NAME MODE ADDRESS
haproxy_before() {
  cat >"$LAB_DIR/$1.cfg" <<CONFIGURATION
defaults
  mode $2
  retries 0
  timeout client 5s
  timeout connect 5s
  timeout server 5s
frontend proxy
  bind 0.0.0.0:8080
  default_backend servers
backend servers
  server server $3
CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8080 start "$1" -- haproxy -db -f "$LAB_DIR/$1.cfg"
}
