"""Where a lab keeps what it made: one directory, named after the lab, removed with it."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROLES = ("client", "fw", "proxy", "inet")
DEFAULT_NAME = "lab"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

# What a lab runs, and the Debian package that has it.
PROGRAMS = {
    "ip": "iproute2",
    "nft": "nftables",
    "iptables": "iptables",
    "openssl": "openssl",
    "unbound": "unbound",
    "nginx": "nginx",
    "/usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so": "libnginx-mod-http-headers-more-filter",
    "/usr/lib/nginx/modules/ngx_stream_module.so": "libnginx-mod-stream",
    "haproxy": "haproxy",
    "mitmdump": "mitmproxy",
    "squid": "squid-openssl",
    "/usr/lib/squid/security_file_certgen": "squid-openssl",
    "krb5kdc": "krb5-kdc",
    "kadmin.local": "krb5-admin-server",
    "kinit": "krb5-user",
    "tcpdump": "tcpdump",
    "conntrack": "conntrack",
    "tinyproxy": "tinyproxy-bin",
    "dnsmasq": "dnsmasq-base",
    "microsocks": "microsocks",
    "/usr/lib/*/faketime/libfaketimeMT.so.1": "libfaketime",
}

# What a test runner is told by "skipped" (Automake's convention).
UNFIT = 77

_PREFIX = "marslab-"


class Lab:
    """A lab by its name, whether it stands or not."""

    def __init__(self, name=DEFAULT_NAME):
        if not re.fullmatch(r"[a-z0-9]{1,16}", name):
            raise SystemExit(f"lab: '{name}' is no name for a lab: use 1 to 16 small letters and digits")
        self.name = name
        self.dir = Path(tempfile.gettempdir()) / f"{_PREFIX}{name}"
        self.pids = self.dir / "pids"

    def namespace(self, role):
        """The name of the namespace that plays a role."""
        return f"{_PREFIX}{self.name}-{role}"

    def etc(self, role):
        """What `ip netns exec` mounts over /etc in that namespace."""
        return Path("/etc/netns") / self.namespace(role)

    def path(self, *parts):
        """A path inside the lab's directory; its parent exists afterwards."""
        path = self.dir.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, text, *parts):
        """Writes a file of the lab and gives its path."""
        path = self.path(*parts)
        path.write_text(text)
        return path

    @property
    def stands(self):
        """True once `up` has come to its end."""
        return (self.dir / "lab.json").exists()

    def read(self):
        """What `up` wrote about the lab."""
        if not self.stands:
            raise SystemExit(f"lab: no lab '{self.name}' stands; bring it up with lab/up --lab {self.name}")
        return json.loads((self.dir / "lab.json").read_text())


def labs():
    """Every lab of which something is left."""
    for path in sorted(Path(tempfile.gettempdir()).glob(f"{_PREFIX}*")):
        name = path.name[len(_PREFIX):]
        if path.is_dir() and re.fullmatch(r"[a-z0-9]{1,16}", name):
            yield Lab(name)


def require_rights():
    """Ends with the reason, and status 77, where no lab can stand."""
    reason = _obstacle()
    if reason:
        print(f"lab: {reason}", file=sys.stderr)
        raise SystemExit(UNFIT)


def _obstacle():
    if os.geteuid() != 0:
        return "network namespaces need root"
    missing = sorted({package for program, package in PROGRAMS.items() if not _is_there(program)})
    if missing:
        return f"these Debian packages are missing: {' '.join(missing)}"
    if subprocess.run(["unshare", "--net", "--mount", "true"], capture_output=True).returncode:
        return "this system allows no network namespaces"
    return None


def _is_there(program):
    return any(Path("/").glob(program[1:])) if program.startswith("/") else shutil.which(program, path=PATH)
