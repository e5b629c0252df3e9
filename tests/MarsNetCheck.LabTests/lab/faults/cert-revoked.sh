# The authority has revoked the certificates of the hosts, in its list and by its responder.
on() {
  [ $# -gt 0 ]
  "$LAB_SCRIPTS/revoke" "$@"
}
off() { "$LAB_SCRIPTS/revoke"; }
