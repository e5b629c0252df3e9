"""The namespaces, the wires between them, and what each has for /etc. No wire has an end outside them: nothing can get out."""

import shutil
from pathlib import Path

from .addresses import CLIENT, DMZ, DOMAIN, INET, LAN, PROXY, RESOLVER, TRANSLATOR, WAN
from .processes import inside, run
from .state import ROLES

_SETTINGS = {
    "all": [("net.ipv6.conf.all.accept_dad", "0"), ("net.ipv6.conf.default.accept_dad", "0"), ("net.ipv6.conf.default.accept_ra", "0")],
    # A firewall of a company answers every attempt that it rejects; Linux by default one in a second.
    "fw": [("net.ipv4.ip_forward", "1"), ("net.ipv6.conf.all.forwarding", "1"), ("net.ipv4.icmp_ratelimit", "0"), ("net.ipv6.icmp.ratelimit", "0")],
    # Whoever does not forward does not say either that there is no way on.
    "inet": [("net.ipv4.ip_forward", "1"), ("net.ipv6.conf.all.forwarding", "1"), ("net.core.somaxconn", "65535"), ("net.ipv4.tcp_max_syn_backlog", "65535")],
}


def bring_up(lab, world):
    """Makes the namespaces and wires them."""
    for role in ROLES:
        run("ip", "netns", "add", lab.namespace(role))
        settings = _SETTINGS["all"] + _SETTINGS.get(role, [])
        inside(lab.namespace(role), "sh", "-c", "\n".join(f"echo {value} >/proc/sys/{name.replace('.', '/')}" for name, value in settings))
    for role, port in (("client", "lan"), ("proxy", "dmz"), ("inet", "wan")):
        run("ip", "-n", lab.namespace(role), "link", "add", "eth0", "type", "veth", "peer", "name", port, "netns", lab.namespace("fw"))
    _batch(lab, "fw", [*_interface("lan", LAN), *_interface("dmz", DMZ), *_interface("wan", WAN), *_default("wan", INET)])
    _batch(lab, "client", [*_interface("eth0", CLIENT), *_default("eth0", LAN)])
    _batch(lab, "proxy", [*_interface("eth0", PROXY), *_default("eth0", DMZ)])
    _batch(lab, "inet", [
        *_interface("eth0", INET), *_addresses("eth0", RESOLVER),
        f"route add 10.77.0.0/16 via {WAN[0]}", f"-6 route add fd77::/16 via {WAN[1]}",
        # What belongs to nobody is unreachable, instead of going round between the internet and the firewall.
        "route add unreachable default", "-6 route add unreachable default",
        *(f"{'-6 ' if ':' in block else ''}route add local {block} dev lo" for block in [*world.blocks, TRANSLATOR])])


def write_etc(lab):
    """What the client and the proxy have for /etc: the lab's resolver, and the lab's authorities instead of the world's."""
    for role in ("client", "proxy"):
        etc = lab.etc(role)
        (etc / "ssl" / "certs").mkdir(parents=True, exist_ok=True)
        (etc / "hosts").write_text("127.0.0.1 localhost\n::1 localhost\n")
        use_resolvers(lab, role, RESOLVER)
        (etc / "ssl" / "certs" / "ca-certificates.crt").write_text(lab.path("certificates", "root.pem").read_text())
        if Path("/etc/ssl/openssl.cnf").exists():
            shutil.copy("/etc/ssl/openssl.cnf", etc / "ssl" / "openssl.cnf")


def use_resolvers(lab, role, servers):
    """Names the resolvers that a namespace asks."""
    text = "".join(f"nameserver {s}\n" for s in servers) + f"search {DOMAIN}\noptions timeout:2 attempts:2\n"
    (lab.etc(role) / "resolv.conf").write_text(text)


def leave_family(lab, family):
    """Leaves the client with one address family: 4, 6, or None for both."""
    present = {4: CLIENT[:1], 6: CLIENT[1:], None: CLIENT}[family]
    gateways = {4: LAN[:1], 6: LAN[1:], None: LAN}[family]
    inside(lab.namespace("client"), "sh", "-c", f"echo {int(family == 4)} >/proc/sys/net/ipv6/conf/eth0/disable_ipv6")
    _batch(lab, "client", ["-4 address flush dev eth0"])
    _batch(lab, "client", [*_addresses("eth0", present), *_default("eth0", gateways)])
    use_resolvers(lab, "client", {4: RESOLVER[:1], 6: RESOLVER[1:], None: RESOLVER}[family])


def take_down(lab):
    """Removes the namespaces, with everything in them, and their /etc."""
    there = {line.split()[0] for line in run("ip", "netns", "list").splitlines() if line}
    for role in ROLES:
        if lab.namespace(role) in there:
            run("ip", "netns", "delete", lab.namespace(role))
        shutil.rmtree(lab.etc(role), ignore_errors=True)


def _interface(device, addresses):
    return ["link set lo up", f"link set {device} up", *_addresses(device, addresses)]


def _addresses(device, addresses):
    return [f"address replace {a}/64 dev {device} nodad" if ":" in a else f"address replace {a}/24 dev {device}" for a in addresses]


def _default(device, gateways):
    return [f"{'-6 ' if ':' in g else ''}route replace default via {g} dev {device}" for g in gateways]


def _batch(lab, role, lines):
    """`ip -batch`, with the family before the object as on the command line."""
    for family in ("-4", "-6"):
        chosen = [line.removeprefix("-6 ").removeprefix("-4 ") for line in lines if _family(line) == family]
        if chosen:
            run("ip", family, "-n", lab.namespace(role), "-batch", "-", stdin="\n".join(chosen) + "\n")


def _family(line):
    return "-6" if line.startswith("-6 ") or (line.startswith("address") and ":" in line) else "-4"
