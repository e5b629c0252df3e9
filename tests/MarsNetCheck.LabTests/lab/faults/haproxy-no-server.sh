# At port 8080 a haproxy stands before proxies that are all down.
on() {
  cat >"$LAB_DIR/haproxy-no-server.cfg" <<-'CONFIGURATION'
	defaults
	  retries 0
	  timeout client 5s
	  timeout connect 5s
	  timeout server 5s
	frontend proxy
	  bind 0.0.0.0:8080
	  default_backend servers
	  mode http
	backend servers
	  mode http
	  server proxy 127.0.0.1:3998
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8080 start haproxy-no-server -- haproxy -db -f "$LAB_DIR/haproxy-no-server.cfg"
}
off() { "$LAB_SCRIPTS/program" stop haproxy-no-server; }
