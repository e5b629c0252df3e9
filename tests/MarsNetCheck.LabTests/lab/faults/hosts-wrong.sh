# The client's hosts file has an address for the hosts at which nobody is.
file() { echo "/etc/netns/$NS_CLIENT/hosts"; }
on() { local host; for host in "$@"; do echo "203.0.113.66 $host # by lab/fault" >>"$(file)"; done; }
off() { sed -i '/# by lab\/fault/d' "$(file)"; }
