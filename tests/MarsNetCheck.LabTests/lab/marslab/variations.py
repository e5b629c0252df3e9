"""Other internets than the lab's own: hosts with other addresses, and services with another TLS."""

import re
from dataclasses import replace
from ipaddress import ip_address

from . import certificates, names
from .processes import inside, run, start, stop, wait_for_port
from .world import World

# The second nginx; the first one's port is led to it.
_PORT = 8443
_PROGRAM = "origins-varied"
_TABLE = f"""\
table inet varied {{
  chain arriving {{
    type nat hook prerouting priority dstnat; policy accept;
    iifname != "lo" tcp dport 443 redirect to :{_PORT}
  }}
}}
"""

# Private addresses that the internet of the lab answers at, in place of the company's own network.
PRIVATE = "10.90.0.0/16"


def privately(site, number):
    """Served by a private endpoint: a CNAME into the private zone, and one private address."""
    label, _, suffix = site.host.partition(".")
    return replace(site, aliases=[f"{label}.privatelink.{suffix}"], v4=[str(ip_address("10.90.0.10") + number)], v6=[])


def with_addresses(count):
    """Has so many IPv4 addresses, beginning with its own."""
    def more(site, _):
        last = ip_address(site.v4[-1])
        return replace(site, v4=site.v4 + [str(last + 1 + i) for i in range(count - len(site.v4))])
    return more


NAMES = {"private": privately, "four": with_addresses(4), "many": with_addresses(12)}

TLS = {
    "tls13": lambda lab, text: text.replace("ssl_protocols TLSv1.2 TLSv1.3;", "ssl_protocols TLSv1.3;"),
    "tls12": lambda lab, text: text.replace("ssl_protocols TLSv1.2 TLSv1.3;", "ssl_protocols TLSv1.2;"),
    "long-chain": lambda lab, text: re.sub(r"ssl_certificate (\S+)-chain\.pem;", rf"ssl_certificate \1-long.pem;", _with_long_chains(lab, text)),
}


def put_in(lab, variation, targets):
    """Puts a variation in: of the chosen hosts' names, or of the TLS of all services."""
    if variation in NAMES:
        _vary_names(lab, NAMES[variation], targets)
    else:
        _serve(lab, TLS[variation])


def take_out(lab, variation):
    """The lab's own internet again."""
    if variation in NAMES:
        names.write_zone(lab, World())
        names.reload(lab)
        return
    inside(lab.namespace("inet"), "nft", "delete", "table", "inet", "varied")
    stop(lab, _PROGRAM)


def _vary_names(lab, vary, targets):
    world = World()
    chosen = [s for s in world.sites.values() if any(s.host == t or (t[0] == "*" and s.host.endswith(t[1:])) for t in targets)]
    for number, site in enumerate(chosen):
        world.sites[site.host] = vary(site, number)
    run("ip", "-n", lab.namespace("inet"), "route", "replace", "local", PRIVATE, "dev", "lo")
    names.write_zone(lab, world)
    names.reload(lab)


def _serve(lab, vary):
    directory = lab.path("varied", "nginx.conf").parent
    text = vary(lab, lab.path("origins", "nginx.conf").read_text()).replace(str(lab.path("origins", "x").parent), str(directory))
    # Only its TLS differs: plain HTTP stays with the first.
    text = re.sub(r"listen (\[::\]:)?80( [^;]*)?; ?", "", text)
    text = re.sub(r"listen (\[::\]:)?443", rf"listen \g<1>{_PORT}", text)
    configuration = lab.write(text, "varied", "nginx.conf")
    process = start(lab, "inet", _PROGRAM, "nginx", "-c", configuration, "-e", directory / "error.log")
    wait_for_port(lab, _PROGRAM, process, _PORT)
    inside(lab.namespace("inet"), "nft", "-f", "-", stdin=_TABLE)


def _with_long_chains(lab, text):
    """A chain through eight more authorities for each certificate that is served."""
    for chain in sorted(set(re.findall(r"ssl_certificate (\S+)-chain\.pem;", text))):
        certificates.lengthen(lab, chain)
    return text
