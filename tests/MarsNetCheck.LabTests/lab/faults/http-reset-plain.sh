# The firewall resets plain HTTP as soon as a request names one of the hosts.
rule() { forwarded "$1" -p tcp --dport 80 -m string --algo bm --string "${2#\*}" -j REJECT --reject-with tcp-reset; }
on() { each rule -I "$@"; }
off() { each rule -D "$@"; }
