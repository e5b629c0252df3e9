# A tinyproxy at port 8888 filters storage.
on() {
  echo '\.blob\.core\.windows\.net$' >"$LAB_DIR/tinyproxy-filter.list"
  cat >"$LAB_DIR/tinyproxy-filter.conf" <<-CONFIGURATION
	Port 8888
	Timeout 10
	MaxClients 100
	Filter "$LAB_DIR/tinyproxy-filter.list"
	FilterType ere
	CONFIGURATION
  "$LAB_SCRIPTS/program" --port 8888 start tinyproxy-filter -- tinyproxy -d -c "$LAB_DIR/tinyproxy-filter.conf"
}
off() { "$LAB_SCRIPTS/program" stop tinyproxy-filter; }
