"""Brings a lab up and takes it down."""

import fcntl
import json
import shutil
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from . import addresses, certificates, names, namespaces, origins, processes, proxies, scripts
from .state import labs
from .world import World

LOCK = Path(tempfile.gettempdir()) / "marslab.lock"


def up(lab, owner=None):
    """Brings a lab up, if it does not stand already."""
    if lab.stands:
        return
    remove_orphans()
    down(lab)
    began = time.monotonic()
    try:
        _build(lab, owner, began)
    except BaseException:
        down(lab)
        raise


def down(lab):
    """Takes away whatever there is of a lab."""
    processes.stop_all(lab)
    namespaces.take_down(lab)
    shutil.rmtree(lab.dir, ignore_errors=True)


def remove_orphans():
    """Takes down the labs whose owner is gone; one at a time does so."""
    with open(LOCK, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for other in labs():
            owner = other.read().get("owner") if other.stands else None
            if owner and not processes.lives(owner):
                down(other)


def _build(lab, owner, began):
    lab.dir.mkdir(mode=0o755)
    world = World()
    with ThreadPoolExecutor() as pool:
        made = pool.submit(certificates.make, lab, world)
        realm = pool.submit(proxies.prepare, lab)
        namespaces.bring_up(lab, world)
        leaves = made.result()
        realm.result()
        namespaces.write_etc(lab)
        certificates.trust_both(lab)
        parts = [
            pool.submit(names.bring_up, lab, world),
            pool.submit(origins.bring_up, lab, world, leaves),
            pool.submit(proxies.bring_up, lab),
            pool.submit(scripts.bring_up, lab),
        ]
        for part in parts:
            part.result()
    lab.write(json.dumps(_description(lab, owner, began), indent=2), "lab.json")


def _description(lab, owner, began):
    return {
        "name": lab.name,
        "directory": str(lab.dir),
        "owner": processes.identity(owner) if owner else None,
        "upSeconds": round(time.monotonic() - began, 2),
        "namespaces": {role: lab.namespace(role) for role in ("client", "fw", "proxy", "inet")},
        "firewall": list(addresses.LAN),
        "resolver": list(addresses.RESOLVER),
        "proxy": addresses.PROXY_HOST,
        "proxyAddress": addresses.PROXY[0],
        "ports": proxies.PORTS,
        "user": proxies.USER,
        "password": proxies.PASSWORD,
        "root": str(lab.path("certificates", "root.pem")),
        "corporateRoot": str(lab.path("certificates", "corporate.pem")),
    }
