"""Faults: one small file each in lab/faults, put in and taken out by name.

    NAME.nft       rules of the firewall for what goes from the client (or the proxy) to the chosen addresses
    NAME.unbound   a piece of the resolver's configuration
    NAME.nginx, NAME.haproxy, NAME.squid, NAME.mitmproxy
                   a device in the firewall's place that answers instead of the chosen hosts: the configuration of that
                   program, for mitmproxy an addon (placeholders: devices.py)
    NAME.zone      records that stand in the internet's zone instead of a host's own
    NAME.rpz       a policy zone of the resolver (a filter of names)
    NAME.dnsmasq   the configuration of a dnsmasq on the firewall, which the client asks then
    NAME.proxy     the configuration of one more squid of the company, at port 3140
    NAME.sh        anything else: a script with the functions `on` and `off`
"""

import json
import os
import subprocess
from ipaddress import ip_network
from pathlib import Path

from . import addresses, devices, names, proxies
from .processes import inside, stop
from .world import World

FILES = Path(__file__).resolve().parent.parent / "faults"
COMMON = Path(__file__).with_name("fault.sh")

# Where the firewall sees them come in.
SENDERS = {"client": "lan", "proxy": "dmz"}

# Programs that answer in place of the hosts.
_DEVICES = (".nginx", ".haproxy", ".squid", ".mitmproxy")

# A chain of its own for each fault; the rules in the file decide about what is sent to the addresses.
_TABLE = """\
table inet {table} {{
  set to4 {{ type ipv4_addr; flags interval; auto-merge; {to4} }}
  set to6 {{ type ipv6_addr; flags interval; auto-merge; {to6} }}
  chain fault {{
{rules}
  }}
  chain forwarded {{
    type filter hook forward priority filter; policy accept;
    iifname "{interface}" ip daddr @to4 jump fault
    iifname "{interface}" ip6 daddr @to6 jump fault
  }}
}}
"""


def listed():
    """The name of every fault and the first line of its file."""
    for file in sorted(FILES.iterdir()):
        lines = [line for line in file.read_text().splitlines() if line.startswith("# ")]
        yield file.stem, lines[0][2:] if lines else ""


def switch_on(lab, name, targets, sender="client", without=None):
    """Puts a fault in, for the given hosts and address blocks, or for everything; the firewall's faults for one sender; but for the lines with the text `without`."""
    file = _file(name) if without is None else _shortened(lab, _file(name), without)
    switch_off(lab, name)
    if file.suffix == ".nft":
        inside(lab.namespace("fw"), "nft", "-f", "-", stdin=_table(file, SENDERS[sender], _addresses(targets)))
    elif file.suffix == ".unbound":
        lab.write(_for_each(file.read_text(), targets or _top_domains()), "resolver", "faults", f"{name}.conf")
        names.reload(lab)
    elif file.suffix in _DEVICES:
        devices.switch_on(lab, name, file, SENDERS[sender], _addresses(targets), _hosts(targets))
    elif file.suffix == ".zone":
        _replace_records(lab, _records(file), targets)
    elif file.suffix == ".rpz":
        names.filter_names(lab, name, _for_each(_records(file), targets or _top_domains()))
    elif file.suffix == ".dnsmasq":
        names.bring_forwarder_up(lab, file.read_text())
    elif file.suffix == ".proxy":
        proxies.bring_up_another(lab, name, file.read_text())
    else:
        _script(lab, file, "on", targets)
    lab.write(json.dumps({"file": str(file), "targets": targets}), "faults", name)
    _forget_flows(lab)


def switch_off(lab, name):
    """Takes a fault out, if it is in."""
    mark = lab.path("faults", name)
    if not mark.exists():
        return
    fault = json.loads(mark.read_text())
    file = Path(fault["file"])
    if file.suffix == ".nft":
        inside(lab.namespace("fw"), "nft", "delete", "table", "inet", _table_name(name))
    elif file.suffix in (".unbound", ".rpz"):
        lab.path("resolver", "faults", f"{name}.conf").unlink()
        names.reload(lab)
    elif file.suffix in _DEVICES:
        devices.switch_off(lab, name)
    elif file.suffix == ".zone":
        _replace_records(lab, "", fault["targets"])
    elif file.suffix == ".dnsmasq":
        names.take_forwarder_down(lab)
    elif file.suffix == ".proxy":
        stop(lab, name)
    else:
        _script(lab, file, "off", fault["targets"])
    mark.unlink()
    _forget_flows(lab)


def switch_all_off(lab):
    """Takes every fault out."""
    for mark in lab.path("faults", "x").parent.iterdir():
        switch_off(lab, mark.name)


def _forget_flows(lab):
    """What was let through or translated before is decided anew: a question from a port that was used a moment ago belongs to the old flow."""
    for role in ("fw", "inet"):
        # Where the kernel has no such interface, they end by themselves after 30 s.
        subprocess.run(["ip", "netns", "exec", lab.namespace(role), "conntrack", "--flush"], capture_output=True, check=False)


def _file(name):
    found = [f for f in FILES.glob(f"{name}.*") if f.stem == name]
    if not found:
        raise SystemExit(f"lab: no fault is called '{name}'; lab/fault lists them")
    return found[0]


def _shortened(lab, file, text):
    """A copy of the file without the lines that hold the text."""
    lines = file.read_text().splitlines(keepends=True)
    left = [line for line in lines if text not in line]
    if len(left) == len(lines):
        raise SystemExit(f"lab: no line of {file.name} holds '{text}'")
    return lab.write("".join(left), "shortened", file.name)


def _addresses(targets):
    if not targets:
        return ["0.0.0.0/0", "::/0"]
    world = World()
    return [str(ip_network(a)) for t in targets for a in world.addresses_of(t)]


def _hosts(targets):
    """The hosts by their names, for a device's certificate."""
    world = World()
    everyone = {s.host for s in world.sites.values()}
    return sorted({host for host in everyone if any(_covers(t, host) for t in targets)} or everyone)


def _covers(target, host):
    return host == target or (target.startswith("*") and host.endswith(target[1:]))


def _table(file, interface, chosen):
    return _TABLE.format(
        table=_table_name(file.stem), interface=interface, rules="\n".join(f"    {line}" for line in file.read_text().splitlines()),
        to4=_elements(a for a in chosen if ":" not in a), to6=_elements(a for a in chosen if ":" in a))


def _elements(chosen):
    text = ", ".join(chosen)
    return f"elements = {{ {text} }}" if text else ""


def _table_name(name):
    return "fault_" + name.replace("-", "_")


def _top_domains():
    """What all names of the world are below; the lab's own are not."""
    return sorted({site.host.rpartition(".")[2] for site in World().sites.values()})


def _for_each(text, zones):
    """The piece of configuration once for each zone: `@ZONE@` stands for its name."""
    return "".join(text.replace("@ZONE@", zone.removeprefix("*.")) for zone in zones)


def _records(file):
    """The records of a file for a zone, where `#` begins no comment."""
    return "".join(line for line in file.read_text().splitlines(keepends=True) if not line.startswith("#"))


def _replace_records(lab, text, targets):
    """The records of the file in place of those of each chosen host: @HOST@ is its name, @LABEL@ the first of its labels, @SUFFIX@ the rest. Without a text the host has its own again."""
    world = World()
    for site in (s for t in targets for s in world.sites_of(t)):
        label, _, suffix = site.host.partition(".")
        names.replace_records(lab, site.host, text.replace("@HOST@", site.host).replace("@LABEL@", label).replace("@SUFFIX@", suffix))
    names.write_zone(lab, world)
    names.reload(lab)


def _script(lab, file, function, targets):
    variables = {f"NS_{role.upper()}": lab.namespace(role) for role in ("client", "fw", "proxy", "inet")}
    command = ["bash", "-euc", 'source "$1"; source "$2"; shift 2; "$@"', "fault", str(COMMON), str(file), function, *targets]
    environment = {**os.environ, **variables, "MARSLAB": lab.name, "LAB_DIR": str(lab.dir), "LAB_SCRIPTS": str(FILES.parent)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"lab: fault {file.stem} {function}: {done.stderr.strip()}")
