# At port 8080 a haproxy stands before proxies that are all down.
on() { haproxy_before haproxy-no-server http 127.0.0.1:3998; }
off() { "$LAB_SCRIPTS/program" stop haproxy-no-server; }
