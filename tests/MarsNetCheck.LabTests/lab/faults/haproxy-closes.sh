# At port 8080 a haproxy takes connections and has nowhere to pass them on to.
on() { haproxy_before haproxy-closes tcp 127.0.0.1:3998; }
off() { "$LAB_SCRIPTS/program" stop haproxy-closes; }
