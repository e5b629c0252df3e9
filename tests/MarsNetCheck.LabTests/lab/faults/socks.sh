# A SOCKS proxy listens at port 1080.
on() { "$LAB_SCRIPTS/program" --port 1080 start socks -- microsocks -p 1080; }
off() { "$LAB_SCRIPTS/program" stop socks; }
