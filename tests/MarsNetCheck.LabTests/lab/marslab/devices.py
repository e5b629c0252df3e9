"""Devices of the firewall that answer in place of the chosen hosts: a program of its own in the firewall's namespace, and a table that redirects to it.

In a fault's file `@443@` and `@80@` stand for ports of the device's own, to which those of the hosts are redirected; a port that
is not named is left alone. `@DIR@` is the device's directory, `@NAME.pem@` and `@NAME.key@` are a certificate of forgeries.py and its key.
"""

import re
import shutil

from . import forgeries
from .addresses import RESOLVER
from .processes import inside, run, start, stop, wait_for_port

_TABLE = """\
table inet {table} {{
  set to4 {{ type ipv4_addr; flags interval; auto-merge; {to4} }}
  set to6 {{ type ipv6_addr; flags interval; auto-merge; {to6} }}
  chain redirected {{
    type nat hook prerouting priority dstnat; policy accept;
{rules}
  }}
}}
"""

_NGINX = """\
load_module /usr/lib/nginx/modules/ngx_stream_module.so;
load_module /usr/lib/nginx/modules/ngx_http_headers_more_filter_module.so;
user root;
daemon off;
pid {dir}/nginx.pid;
events {{ worker_connections 2048; }}
"""

# What an inspecting device does unless the fault's file says otherwise: it passes requests on to the genuine host and answers back.
_NGINX_HTTP = """http {{
  access_log {dir}/access.log;
  client_body_temp_path {dir}/body; proxy_temp_path {dir}/proxy; fastcgi_temp_path {dir}/fastcgi; uwsgi_temp_path {dir}/uwsgi; scgi_temp_path {dir}/scgi;
  server_tokens off;
  default_type text/html;
  resolver {resolver} ipv6=off;
  proxy_http_version 1.1;
  proxy_set_header Host $host;
  proxy_set_header Connection "";
  proxy_ssl_server_name on;
  proxy_ssl_name $host;
  proxy_pass_header Server;
"""

_NGINX_STREAM = """stream {{
  resolver {resolver} ipv6=off;
"""

_HAPROXY = """\
global
  maxconn 1000
defaults
  timeout connect 5s
  timeout client 60s
  timeout server 60s
"""

_SQUID = """\
visible_hostname filter.contoso.test
cache_effective_user proxy
pid_filename {dir}/squid.pid
coredump_dir {dir}
cache_log {dir}/cache.log
access_log stdio:{dir}/access.log
cache deny all
memory_cache_shared off
pinger_enable off
shutdown_lifetime 0 seconds
max_filedescriptors 4096
dns_nameservers {resolver}
hosts_file none
host_verify_strict off
sslcrtd_program /usr/lib/squid/security_file_certgen -s {dir}/issued -M 4MB
sslcrtd_children 2 startup=1 idle=1
sslproxy_cert_error allow all
# Devices of the way have no clients that are set to them, and squid wants a port of that kind.
http_port 127.0.0.1:{spare}
"""

# squid is told nothing but a port, the others the address, too, for both families.
_ADDRESSES = {".nginx": "[::]:{port} ipv6only=off", ".haproxy": ":::{port} v4v6", ".squid": "{port}", ".mitmproxy": "{port}"}


def switch_on(lab, name, file, interface, chosen, hosts):
    """Starts the device of a fault's file and redirects to it what comes in and goes to the chosen addresses."""
    try:
        ports = _bring_up(lab, name, file, hosts)
        if ports:
            inside(lab.namespace("fw"), "nft", "-f", "-", stdin=_table(name, interface, chosen, ports))
    except BaseException:
        switch_off(lab, name)
        raise


def switch_off(lab, name):
    """Takes the table away and ends the program."""
    table = _table_name(name)
    if f"table inet {table}\n" in inside(lab.namespace("fw"), "nft", "list", "tables") + "\n":
        inside(lab.namespace("fw"), "nft", "delete", "table", "inet", table)
    stop(lab, _process(name))
    shutil.rmtree(lab.path("devices", name), ignore_errors=True)


def _bring_up(lab, name, file, hosts):
    """Starts the program and waits for its ports; gives them by those of the hosts that are redirected to them."""
    slot = _slot(lab)
    directory = lab.path("devices", name, "x").parent
    directory.mkdir(exist_ok=True)
    (directory / "slot").write_text(str(slot))
    text = file.read_text()
    ports = {p: slot * 1000 + int(p) for p in re.findall(r"@(443|80)@", text)}
    text = _filled(lab, directory, file.suffix, text, ports, hosts)
    process = start(lab, "fw", _process(name), *_command(lab, file.suffix, directory, text, slot * 1000))
    for port in ports.values():
        wait_for_port(lab, _process(name), process, port)
    return ports


def _slot(lab):
    """A number of its own for each device that is there; its ports are that many thousands up."""
    taken = {int(f.read_text()) for f in lab.path("devices", "x").parent.glob("*/slot")}
    return next(n for n in range(20, 60) if n not in taken)


def _filled(lab, directory, suffix, text, ports, hosts):
    for kind in sorted(set(re.findall(r"@([a-z0-9-]+)\.(?:pem|key)@", text))):
        chain, key = forgeries.make(lab, directory, kind, hosts)
        # haproxy and squid read the key from the certificate's file.
        if suffix in (".haproxy", ".squid"):
            chain.write_text(chain.read_text() + key.read_text())
        text = text.replace(f"@{kind}.pem@", str(chain)).replace(f"@{kind}.key@", str(key))
    for port, own in ports.items():
        text = text.replace(f"@{port}@", _ADDRESSES[suffix].format(port=own))
    return text.replace("@DIR@", str(directory)).replace("@CERTIFICATES@", str(lab.path("certificates")))


def _command(lab, suffix, directory, text, spare):
    authority = [lab.path("certificates", f"corporate.{kind}") for kind in ("pem", "key")]
    configuration = directory / f"device{'.py' if suffix == '.mitmproxy' else '.conf'}"
    fill = {"dir": directory, "resolver": RESOLVER[0], "spare": spare}
    if suffix == ".nginx":
        for block, with_ours in (("http {\n", _NGINX_HTTP), ("stream {\n", _NGINX_STREAM)):
            text = text.replace(block, with_ours.format(**fill), 1)
        configuration.write_text(_NGINX.format(**fill) + text)
        return ["nginx", "-c", configuration, "-e", directory / "error.log"]
    if suffix == ".haproxy":
        configuration.write_text(_HAPROXY + text)
        return ["haproxy", "-db", "-f", configuration]
    if suffix == ".squid":
        configuration.write_text(_SQUID.format(**fill) + text)
        (directory / "authority.pem").write_text("".join(f.read_text() for f in authority))
        run("/usr/lib/squid/security_file_certgen", "-c", "-s", directory / "issued", "-M", "4MB")
        for path in [directory, *directory.rglob("*")]:
            shutil.chown(path, "proxy", "proxy")
        return ["squid", "-N", "-n", f"device{spare}", "-f", configuration]
    configuration.write_text(text)
    port = re.search(r"^PORT = (\d+)", text, re.M).group(1)
    return ["mitmdump", "--mode", "transparent", "--listen-port", port, "--set", f"confdir={directory}", "--set", "ssl_insecure=true", "-q", "-s", configuration]


def _table(name, interface, chosen, ports):
    families = (("ip", "to4", [a for a in chosen if ":" not in a]), ("ip6", "to6", [a for a in chosen if ":" in a]))
    rules = [f'    iifname "{interface}" {ip} daddr @{to} tcp dport {port} redirect to :{own}' for port, own in ports.items() for ip, to, _ in families]
    elements = {to: f"elements = {{ {', '.join(a)} }}" if a else "" for _, to, a in families}
    return _TABLE.format(table=_table_name(name), rules="\n".join(rules), **elements)


def _table_name(name):
    return "device_" + name.replace("-", "_")


def _process(name):
    return f"device-{name}"
