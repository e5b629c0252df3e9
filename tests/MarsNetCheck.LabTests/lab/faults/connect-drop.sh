# The firewall drops what asks a proxy for a tunnel to one of the hosts.
rule() { forwarded "$1" -o dmz -p tcp -m string --algo bm --string "CONNECT $2" -j DROP; }
on() { each rule -I "$@"; }
off() { each rule -D "$@"; }
