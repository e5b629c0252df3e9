# A tinyproxy at port 8888 does not serve the client's network.
on() {
  cat >"$LAB_DIR/tinyproxy-foreign.conf" <<-'CONFIGURATION'
	Port 8888
	Timeout 10
	MaxClients 100
	Allow 10.77.2.0/24
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8888 start tinyproxy-foreign -- tinyproxy -d -c "$LAB_DIR/tinyproxy-foreign.conf"
}
off() { "$LAB_SCRIPTS/program" stop tinyproxy-foreign; }
