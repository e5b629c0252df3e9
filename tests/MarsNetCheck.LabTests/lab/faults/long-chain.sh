# All services send a chain of ten certificates.
on() { "$LAB_SCRIPTS/internet" long-chain on "$@"; }
off() { "$LAB_SCRIPTS/internet" long-chain off; }
