# A round trip takes 1200 ms, to the near resolver no time.
on() { "$LAB_SCRIPTS/delay" on 1200 --near-names; }
off() { "$LAB_SCRIPTS/delay" off; }
