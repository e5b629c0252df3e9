# A tinyproxy at port 8888 demands a name and a password.
on() {
  cat >"$LAB_DIR/tinyproxy-login.conf" <<-'CONFIGURATION'
	Port 8888
	Timeout 10
	MaxClients 100
	BasicAuth user Passw0rd
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8888 start tinyproxy-login -- tinyproxy -d -c "$LAB_DIR/tinyproxy-login.conf"
}
off() { "$LAB_SCRIPTS/program" stop tinyproxy-login; }
