# At port 8080 a haproxy takes connections and has nowhere to pass them on to.
on() {
  cat >"$LAB_DIR/haproxy-closes.cfg" <<-'CONFIGURATION'
	defaults
	  retries 0
	  timeout client 5s
	  timeout connect 5s
	  timeout server 5s
	frontend proxy
	  bind 0.0.0.0:8080
	  default_backend servers
	  mode tcp
	backend servers
	  mode tcp
	  server proxy 127.0.0.1:3998
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8080 start haproxy-closes -- haproxy -db -f "$LAB_DIR/haproxy-closes.cfg"
}
off() { "$LAB_SCRIPTS/program" stop haproxy-closes; }
