# All services speak TLS 1.3 only.
on() { "$LAB_SCRIPTS/internet" tls13 on "$@"; }
off() { "$LAB_SCRIPTS/internet" tls13 off; }
