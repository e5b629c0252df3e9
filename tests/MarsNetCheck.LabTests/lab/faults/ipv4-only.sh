# The client has no IPv6, though the names have IPv6 addresses.
on() { "$LAB_SCRIPTS/family" 4; }
off() { "$LAB_SCRIPTS/family" both; }
