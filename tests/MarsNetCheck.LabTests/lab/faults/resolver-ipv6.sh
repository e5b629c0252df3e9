# The client knows its resolver by an IPv6 address only.
on() { "$LAB_SCRIPTS/resolvers" fd77:3::53; }
off() { "$LAB_SCRIPTS/resolvers"; }
