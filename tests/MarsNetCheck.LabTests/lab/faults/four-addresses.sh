# The hosts have four IPv4 addresses.
on() { "$LAB_SCRIPTS/internet" four on "$@"; }
off() { "$LAB_SCRIPTS/internet" four off; }
