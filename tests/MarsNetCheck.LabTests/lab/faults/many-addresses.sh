# The hosts have a dozen IPv4 addresses, in another order at each question.
on() { "$LAB_SCRIPTS/internet" many on "$@"; }
off() { "$LAB_SCRIPTS/internet" many off; }
