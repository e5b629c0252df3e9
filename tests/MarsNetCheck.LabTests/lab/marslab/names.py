"""The lab's DNS: unbound with one zone that holds every name there is."""

from .addresses import DOMAIN, LAN, PROXY, PROXY_HOST, RESOLVER, TRANSLATOR
from .namespaces import use_resolvers
from .processes import inside, start, stop, wait_for_port

_CONFIGURATION = """\
server:
  interface: {v4}
  interface: {v6}
  access-control: 0.0.0.0/0 allow
  access-control: ::/0 allow
  username: ""
  chroot: ""
  directory: "{dir}"
  pidfile: ""
  use-syslog: no
  ede: yes
  module-config: "respip iterator"
  local-zone: "test." nodefault
remote-control:
  control-enable: yes
  control-interface: "{dir}/control"
  control-use-cert: no
auth-zone:
  name: "."
  zonefile: "{dir}/zone"
  fallback-enabled: no
  for-upstream: no
include: "{dir}/faults/*.conf"
"""

_FORWARDER = """\
no-resolv
no-hosts
user=
cache-size=0
bind-interfaces
listen-address={v4}
listen-address={v6}
"""

_POLICY = """\
rpz:
  name: "{name}."
  zonefile: "{zone}"
"""


def bring_up(lab, world):
    """Writes the zone and starts the resolver."""
    directory = lab.path("resolver", "zone").parent
    (directory / "faults").mkdir(exist_ok=True)
    # An include that matches no file is an error.
    lab.write("", "resolver", "faults", "none.conf")
    write_zone(lab, world)
    configuration = lab.write(_CONFIGURATION.format(dir=directory, v4=RESOLVER[0], v6=RESOLVER[1]), "resolver", "unbound.conf")
    process = start(lab, "inet", "unbound", "unbound", "-d", "-c", configuration)
    wait_for_port(lab, "unbound", process, 53)


def write_zone(lab, world, *, translated=False):
    """Writes every name of the world. Translated, hosts without IPv6 have the address that DNS64 would make (RFC 6147)."""
    records = [". SOA ns.lab.test. hostmaster.lab.test. 1 3600 600 86400 60", ". NS ns.lab.test."]
    for site in world.sites.values():
        v6 = site.v6 or ([f"{TRANSLATOR.split('/')[0]}{a}" for a in site.v4] if translated else [])
        replaced = lab.path("resolver", "replaced", site.host)
        if replaced.exists():
            records.append(replaced.read_text().rstrip())
            continue
        names = [site.host, *site.aliases]
        records += [f"{name}. CNAME {alias}." for name, alias in zip(names, names[1:])]
        records += [f"{names[-1]}. A {a}" for a in site.v4] + [f"{names[-1]}. AAAA {a}" for a in v6]
    records += _hosts(PROXY_HOST, PROXY) + _hosts(f"pac.{DOMAIN}", PROXY) + _hosts(f"wpad.{DOMAIN}", PROXY) + _hosts(f"kdc.{DOMAIN}", PROXY) + _hosts(f"ns.{DOMAIN}", RESOLVER)
    records += _hosts("dns.msftncsi.com", ("131.107.255.255", "fd3e:4f5a:5b81::1"))
    lab.write("$TTL 60\n" + "\n".join(records) + "\n", "resolver", "zone")


def replace_records(lab, host, records):
    """Has a host other records than its own in the zones that are written from now on; with an empty text its own."""
    file = lab.write(records, "resolver", "replaced", host)
    if not records:
        file.unlink()


def filter_names(lab, name, policy):
    """Has the resolver filter names by a policy zone."""
    zone = lab.write(f"$TTL 60\n@ SOA ns.{DOMAIN}. hostmaster.{DOMAIN}. 1 3600 600 86400 60\n@ NS ns.{DOMAIN}.\n{policy}", "resolver", "policies", name)
    lab.write(_POLICY.format(name=name, zone=zone), "resolver", "faults", f"{name}.conf")
    reload(lab)


def bring_forwarder_up(lab, text):
    """Starts dnsmasq on the firewall, as a router has it, and has the client ask it."""
    configuration = lab.write(_FORWARDER.format(v4=LAN[0], v6=LAN[1]) + text, "resolver", "dnsmasq.conf")
    process = start(lab, "fw", "dnsmasq", "dnsmasq", "--keep-in-foreground", "--conf-file=" + str(configuration))
    wait_for_port(lab, "dnsmasq", process, 53)
    use_resolvers(lab, "client", LAN[:1])


def take_forwarder_down(lab):
    """Ends dnsmasq; the client asks the lab's resolver again."""
    use_resolvers(lab, "client", RESOLVER)
    stop(lab, "dnsmasq")


def reload(lab):
    """Makes the resolver read its configuration and its zone again."""
    # The second command is answered only once the first is done, and only if the resolver has survived it.
    for command in ("reload", "status"):
        inside(lab.namespace("inet"), "unbound-control", "-c", lab.path("resolver", "unbound.conf"), command)


def _hosts(name, pair):
    return [f"{name}. A {pair[0]}", f"{name}. AAAA {pair[1]}"]
