# All services speak TLS 1.2 only.
on() { "$LAB_SCRIPTS/internet" tls12 on "$@"; }
off() { "$LAB_SCRIPTS/internet" tls12 off; }
