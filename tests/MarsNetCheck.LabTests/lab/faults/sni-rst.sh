# The firewall resets a connection as soon as a TLS greeting names one of the hosts.
rule() { forwarded "$1" -p tcp --dport 443 -m string --algo bm --string "${2#\*}" -j REJECT --reject-with tcp-reset; }
on() { each rule -I "$@"; }
off() { each rule -D "$@"; }
