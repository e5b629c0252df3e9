# A tinyproxy at port 8888 lets CONNECT through to port 8443 only.
on() {
  cat >"$LAB_DIR/tinyproxy-ports.conf" <<-'CONFIGURATION'
	Port 8888
	Timeout 10
	MaxClients 100
	ConnectPort 8443
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8888 start tinyproxy-ports -- tinyproxy -d -c "$LAB_DIR/tinyproxy-ports.conf"
}
off() { "$LAB_SCRIPTS/program" stop tinyproxy-ports; }
