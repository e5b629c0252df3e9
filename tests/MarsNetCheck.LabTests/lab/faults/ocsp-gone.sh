# The OCSP responder has no response; lists are there.
responses="$LAB_DIR/revocation/public/responses"
on() {
  mv "$responses" "$responses.away"
}
off() { if [ -e "$responses.away" ]; then mv "$responses.away" "$responses"; fi; }
