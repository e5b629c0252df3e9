# The hosts of revocation lists and responders answer, and have neither a list nor a response.
public="$LAB_DIR/revocation/public"
on() {
  [ -d "$public" ]
  mv "$public" "$public.away"
}
off() { if [ -e "$public.away" ]; then mv "$public.away" "$public"; fi; }
