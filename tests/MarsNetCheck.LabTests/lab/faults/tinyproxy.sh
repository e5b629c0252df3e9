# A tinyproxy listens at port 8888.
on() {
  cat >"$LAB_DIR/tinyproxy.conf" <<-'CONFIGURATION'
	Port 8888
	Timeout 10
	MaxClients 100
	Allow 10.77.1.0/24
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8888 start tinyproxy -- tinyproxy -d -c "$LAB_DIR/tinyproxy.conf"
}
off() { "$LAB_SCRIPTS/program" stop tinyproxy; }
