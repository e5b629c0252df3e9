# The client has no IPv4; hosts without IPv6 are reached through a translator (DNS64 and NAT64).
on() { "$LAB_SCRIPTS/family" 6; }
off() { "$LAB_SCRIPTS/family" both; }
