# Private endpoints serve the hosts: names with privatelink in them and private addresses.
on() { "$LAB_SCRIPTS/internet" private on "$@"; }
off() { "$LAB_SCRIPTS/internet" private off; }
