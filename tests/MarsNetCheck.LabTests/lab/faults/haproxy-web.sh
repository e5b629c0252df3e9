# At port 8080 a haproxy stands before a web server.
on() {
  cat >"$LAB_DIR/haproxy-web.cfg" <<-'CONFIGURATION'
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
	  server web 127.0.0.1:80
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8080 start haproxy-web -- haproxy -db -f "$LAB_DIR/haproxy-web.cfg"
}
off() { "$LAB_SCRIPTS/program" stop haproxy-web; }
