# Somebody else's server, with a certificate of a company's own, is at the given addresses of the internet.
on() {
  local address
  {
    echo "defaults
      mode http
      timeout client 5s
      timeout connect 5s
      timeout server 5s
    frontend foreign
      bind 127.0.0.1:8066"
    for address in "$@"; do
      ip -n "$NS_INET" route replace local "$address" dev lo
      echo "      bind $address:80"
      echo "      bind $address:443 ssl crt $LAB_DIR/proxies/corporate.pem"
    done
    echo "      http-request return status 200 content-type text/html string '<!DOCTYPE html><title>Contoso</title>'"
  } >"$LAB_DIR/foreign.cfg"
  "$LAB_SCRIPTS/program" --in inet --port 8066 start foreign -- haproxy -db -f "$LAB_DIR/foreign.cfg"
}
off() {
  local address
  "$LAB_SCRIPTS/program" stop foreign
  for address in "$@"; do ip -n "$NS_INET" route del local "$address" dev lo; done
}
