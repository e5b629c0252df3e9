# Both of the client's resolvers are dead.
on() { "$LAB_SCRIPTS/resolvers" 10.77.3.98 10.77.3.99; }
off() { "$LAB_SCRIPTS/resolvers"; }
