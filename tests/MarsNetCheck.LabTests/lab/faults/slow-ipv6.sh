# A round trip takes 600 ms over IPv6, and no time over IPv4.
on() { "$LAB_SCRIPTS/delay" on 600 --family 6; }
off() { "$LAB_SCRIPTS/delay" off; }
