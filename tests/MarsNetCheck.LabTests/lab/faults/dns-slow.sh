# Questions take 1.5 seconds to the resolver.
on() { "$LAB_SCRIPTS/delay" on 1500 --only-names; }
off() { "$LAB_SCRIPTS/delay" off; }
