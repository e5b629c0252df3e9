"""The internet of a lab: every host of the catalog with the addresses it has and the answers it gives."""

import json
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .addresses import BLOCKS

# What services send where the catalog leaves a header's value open: the id of the request.
_REQUEST = "5f0c2a9e-7d41-4b3a-9d61-0a77c2e41f00"

CATALOG = Path(__file__).resolve().parents[4] / "endpoints.json"


@dataclass
class Site:
    """A host: where it is and what it says."""

    host: str
    group: str
    aliases: list
    v4: list
    v6: list
    answers: list = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """The genuine answer to a GET of one path."""

    tls: bool
    path: str
    status: int
    headers: tuple
    media_type: str
    body: str
    location: str | None


class World:
    """Reads the catalog and lays the hosts out."""

    def __init__(self, catalog=CATALOG):
        document = json.loads(Path(catalog).read_text())
        self.sites = {}
        self.ranges = []
        self._taken = {}
        for cloud in document["clouds"]:
            sets = {s["id"]: s["cidrs"] for s in cloud.get("rangeSets", [])}
            self.ranges += [c for cidrs in sets.values() for c in cidrs if c not in self.ranges]
            geos = [r["geo"] for r in cloud["regions"]]
            for endpoint in cloud["endpoints"] + document["commonEndpoints"]:
                self._add(endpoint, sets, geos)

    @property
    def blocks(self):
        """Every block of which all addresses answer."""
        return self.ranges + [block for pair in BLOCKS.values() for block in pair if block]

    def addresses_of(self, pattern):
        """The addresses of a host, of all hosts below `*.suffix`, or the block itself."""
        if "/" in pattern or pattern.replace(".", "").isdigit() or ":" in pattern:
            return [str(ip_network(pattern))]
        return [a for s in self.sites_of(pattern) for a in s.v4 + s.v6]

    def groups_of(self, patterns):
        """The groups of hosts: each has a certificate of its own."""
        return {s.group for pattern in patterns for s in self.sites_of(pattern)}

    def sites_of(self, pattern):
        """The host, or all hosts below `*.suffix`."""
        found = [s for s in self.sites.values() if s.host == pattern or (pattern[0] == "*" and s.host.endswith(pattern[1:]))]
        if not found:
            raise SystemExit(f"lab: no host of the catalog is called '{pattern}'")
        return found

    def _add(self, endpoint, sets, geos):
        template = endpoint["url"]
        for geo in geos if "{geo}" in template else [""]:
            url = urlsplit(template.replace("{geo}", geo))
            site = self.sites.get(url.hostname) or self._place(url.hostname, endpoint, sets)
            answer = _answer(url, endpoint)
            if not any(a.tls == answer.tls and a.path == answer.path for a in site.answers):
                site.answers.append(answer)

    def _place(self, host, endpoint, sets):
        group = endpoint["group"]
        cidrs = [c for s in endpoint.get("addressRanges", []) for c in sets[s]] or [b for b in BLOCKS[group] if b]
        v4 = [c for c in cidrs if "." in c]
        v6 = [c for c in cidrs if ":" in c]
        site = Site(
            host, group, _aliases(group, host, len(self.sites)),
            [str(self._take(b)) for b in (v4[:1] + v4[-1:] if v4 else [])],
            [str(self._take(b)) for b in v6[:1]])
        self.sites[host] = site
        return site

    def _take(self, block):
        """Addresses lie apart and in the lower half, so that a fault may drop the upper half and spare the hosts."""
        network = ip_network(block)
        place = self._taken[block] = self._taken.get(block, 0) + 1
        half = min(network.num_addresses // 2, 1 << 20)
        return ip_address(int(network.network_address) + (place * 389) % half)


def _aliases(group, host, number):
    """The chain of names before the addresses, shaped as it is in the world: sign-in really has `privatelink` in it."""
    label = host.split(".")[0]
    if group == "auth":
        return [f"{label}-{number}.ak.privatelink.msidentity.com", f"{label}-{number}.tm.a.prd.aadg.trafficmanager.net"]
    if group == "control":
        return [f"{label}-{number}.ext.trafficmanager.net", f"{label}-{number}.cloudapp.azure.com"]
    if group == "data":
        return [f"blob.lab{number}prdstr01a.store.core.windows.net"]
    return [f"{label}-{number}.dscb.akamaiedge.net"]


def _answer(url, endpoint):
    expect = endpoint.get("expect", {})
    status = (expect.get("statuses") or [200])[0]
    members = expect.get("jsonMembers", {})
    headers = [(name, f"{value} Microsoft-HTTPAPI/2.0" if value else _REQUEST) for name, value in expect.get("proofHeaders", {}).items()]
    if members:
        media_type = "application/json; charset=utf-8"
        body = json.dumps({name: value or f"https://{url.hostname}/{name}" for name, value in members.items()})
    elif endpoint["group"] == "data":
        media_type, body = "application/xml", "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>InvalidQueryParameterValue</Code></Error>"
    else:
        media_type, body = ("text/plain", expect["body"]) if "body" in expect else ("text/html", "<!DOCTYPE html><title>Microsoft</title>")
    location = "https://download.microsoft.com/download/MARSagent/MARSAgentInstaller.exe" if status in (301, 302) else None
    return Answer(url.scheme == "https", unquote(url.path or "/"), status, tuple(headers), media_type, body, location)
