"""A long line between the firewall and the internet: a TUN device on each side, and this program, which hands every packet on after a while.

Run as a program in the firewall's namespace; the kernel of many a machine has no netem.
"""

import ctypes
import fcntl
import os
import select
import struct
import sys
import time
from collections import deque
from pathlib import Path

from . import addresses
from .processes import run, start, stop, wait_for

DEVICE = "line"
NAME = "delay"
SCRIPTS = Path(__file__).resolve().parents[1]

_TUNSETIFF = 0x400454CA
_IFF_TUN = 0x0001
_IFF_NO_PI = 0x1000
_CLONE_NEWNET = 0x40000000

# What goes each way over the line.
_OUT = {4: ["0.0.0.0/1", "128.0.0.0/1"], 6: ["::/1", "8000::/1"]}
_BACK = {4: ["10.77.1.0/24", "10.77.2.0/24"], 6: ["fd77:1::/64", "fd77:2::/64"]}

# Where a near resolver's answers find the way without the line.
_NEAR = "53"


def put_in(lab, round_trip, families, *, far_names):
    """Puts the line in: a round trip over it takes so many milliseconds, to the resolver only if names are far, too. The other address family goes as before."""
    _start(lab, round_trip)
    for family in families:
        _lead_over(lab, "fw", _OUT[family] + ([_resolver(family)] if far_names else []), addresses.WAN)
        _lead_over(lab, "inet", _BACK[family], addresses.INET)
        if not far_names:
            _ip(lab, "inet", f"-{family}", "route", "replace", "default", "via", addresses.WAN[family == 6], "table", _NEAR)
            _ip(lab, "inet", f"-{family}", "rule", "add", "from", _resolver(family), "lookup", _NEAR)


def put_in_before_names(lab, round_trip, families):
    """Puts the line in before the resolver alone: questions take so many milliseconds to it, and answers come back without the line."""
    _start(lab, 2 * round_trip)
    for family in families:
        _lead_over(lab, "fw", [_resolver(family)], addresses.WAN)


def take_out(lab):
    """Takes the line out; its routes go with its devices."""
    stop(lab, NAME)
    for family in ("-4", "-6"):
        if f"lookup {_NEAR}" in _ip(lab, "inet", family, "rule", "show"):
            _ip(lab, "inet", family, "rule", "delete", "lookup", _NEAR)


def _start(lab, round_trip):
    process = start(lab, "fw", NAME, sys.executable, "-m", "marslab.delay", lab.namespace("inet"), round_trip, env={"PYTHONPATH": str(SCRIPTS)})
    wait_for(lab, NAME, process, lambda: _is_there(lab, "fw") and _is_there(lab, "inet"), "makes no devices")
    for role in ("fw", "inet"):
        _ip(lab, role, "link", "set", DEVICE, "up")


def _lead_over(lab, role, destinations, own):
    for destination in destinations:
        _ip(lab, role, "route", "replace", destination, "dev", DEVICE, "src", own[":" in destination])


def _resolver(family):
    return f"{addresses.RESOLVER[family == 6]}/{128 if family == 6 else 32}"


def _ip(lab, role, *words):
    return run("ip", "-n", lab.namespace(role), *words)


def _is_there(lab, role):
    return f" {DEVICE}:" in _ip(lab, role, "link", "show")


def _open():
    device = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(device, _TUNSETIFF, struct.pack("16sH22x", DEVICE.encode(), _IFF_TUN | _IFF_NO_PI))
    return device


def _enter(namespace):
    with open(f"/run/netns/{namespace}") as file:
        if ctypes.CDLL(None, use_errno=True).setns(file.fileno(), _CLONE_NEWNET):
            raise OSError(ctypes.get_errno(), "setns")


def _carry(near, far, seconds):
    """Hands packets on in their order for ever, each a fixed time after it came."""
    other = {near: far, far: near}
    under_way = deque()
    while True:
        patience = max(0.0, under_way[0][0] - time.monotonic()) if under_way else None
        for device in select.select([near, far], [], [], patience)[0]:
            _take(device, other[device], under_way, seconds)
        while under_way and under_way[0][0] <= time.monotonic():
            _, device, packet = under_way.popleft()
            _hand_on(device, packet)


def _take(device, to, under_way, seconds):
    try:
        while True:
            packet = os.read(device, 65536)
            under_way.append((time.monotonic() + seconds, to, packet))
    except BlockingIOError:
        pass


def _hand_on(device, packet):
    try:
        os.write(device, packet)
    except OSError:
        # A device that is not up yet, or a packet that nobody wants: lost, as on any line.
        pass


def _main(namespace, round_trip):
    near = _open()
    _enter(namespace)
    _carry(near, _open(), float(round_trip) / 2000)


if __name__ == "__main__":
    _main(*sys.argv[1:])
