# At port 8080 a haproxy stands before a web server.
on() { haproxy_before haproxy-web http 127.0.0.1:80; }
off() { "$LAB_SCRIPTS/program" stop haproxy-web; }
