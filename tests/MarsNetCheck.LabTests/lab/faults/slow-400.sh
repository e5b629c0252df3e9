# A round trip takes 400 ms.
on() { "$LAB_SCRIPTS/delay" on 400; }
off() { "$LAB_SCRIPTS/delay" off; }
