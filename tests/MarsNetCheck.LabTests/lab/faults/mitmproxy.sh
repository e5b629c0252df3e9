# A mitmproxy at port 8081 opens TLS; with --trust corporate the client trusts its authority.
on() {
  mkdir -p "$LAB_DIR/mitmproxy"
  cp "$LAB_DIR/trust.pem" "$LAB_DIR/mitmproxy/trust.pem"
  "$LAB_SCRIPTS/program" --port 8081 start mitmproxy -- mitmdump -q -p 8081 --set confdir="$LAB_DIR/mitmproxy" --set ssl_verify_upstream_trusted_ca="$LAB_DIR/certificates/root.pem"
  cat "$LAB_DIR/mitmproxy/mitmproxy-ca-cert.pem" >>"$LAB_DIR/trust.pem"
}
off() { "$LAB_SCRIPTS/program" stop mitmproxy; cp "$LAB_DIR/mitmproxy/trust.pem" "$LAB_DIR/trust.pem"; }
