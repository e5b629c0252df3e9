# The client's hosts file has the hosts' right addresses.
file() { echo "/etc/netns/$NS_CLIENT/hosts"; }
on() {
  local host
  for host in "$@"; do
    echo "$(ip netns exec "$NS_CLIENT" getent ahostsv4 "$host" | sed 's/ .*//;q') $host # by lab/fault" >>"$(file)"
  done
}
off() { sed -i '/# by lab\/fault/d' "$(file)"; }
