"""The company's proxies: one squid with a port for every kind. Users and tickets are of the realm LAB.TEST."""

import shutil
from pathlib import Path

from . import certificates, kerberos
from .addresses import DOMAIN, PROXY_HOST, RESOLVER
from .processes import run, start, wait_for_port

USER = "user"
PASSWORD = "Passw0rd"

PORTS = {
    "plain": 3128,
    "basic": 3129,
    "digest": 3130,
    "ntlm": 3131,
    "negotiate": 3132,
    "bump": 3133,
    "acl": 3134,
    "several": 3135,
    "another": 3140,
}

_HELPERS = "/usr/lib/squid"
_REALM = "Contoso proxy"

_COMMON = """\
visible_hostname {host}
cache_effective_user proxy
pid_filename {dir}/{name}.pid
coredump_dir {dir}
cache_log {dir}/{name}-cache.log
access_log stdio:{dir}/{name}-access.log
cache deny all
memory_cache_shared off
pinger_enable off
shutdown_lifetime 0 seconds
max_filedescriptors 8192
positive_dns_ttl 1 second
negative_dns_ttl 1 second
hosts_file none
tls_outgoing_options cafile={root}
"""

_RESOLVERS = f"dns_nameservers {' '.join(RESOLVER)}\n"

_CONFIGURATION = """\
http_port 3128 name=plain
http_port 3129 name=basic
http_port 3130 name=digest
http_port 3131 name=ntlm
http_port 3132 name=negotiate
http_port 3133 name=bump ssl-bump tls-cert={dir}/corporate.pem generate-host-certificates=on dynamic_cert_mem_cache_size=4MB
http_port 3134 name=acl
http_port 3135 name=several

acl basic_port myportname basic
acl digest_port myportname digest
acl ntlm_port myportname ntlm
acl negotiate_port myportname negotiate
acl several_port myportname several
acl login_port myportname basic digest ntlm negotiate several
acl acl_port myportname acl
acl bump_port myportname bump

auth_param negotiate program /usr/bin/env KRB5_CONFIG={krb5} {helpers}/negotiate_kerberos_auth -k {keytab} -s HTTP/{host}@{realm}
auth_param negotiate children 4 startup=0 idle=1
auth_param ntlm program {ntlm} {user} {password}
auth_param ntlm children 4 startup=0 idle=1
auth_param digest program {helpers}/digest_file_auth -c {dir}/digest
auth_param digest realm {title}
auth_param digest children 2 startup=0 idle=1
auth_param basic program {helpers}/basic_ncsa_auth {dir}/basic
auth_param basic realm {title}
auth_param basic children 2 startup=0 idle=1
auth_schemes basic basic_port
auth_schemes digest digest_port
auth_schemes ntlm ntlm_port
auth_schemes negotiate negotiate_port
auth_schemes negotiate,ntlm,digest,basic several_port

acl known_user proxy_auth REQUIRED
acl blob_storage dstdomain .blob.core.windows.net
http_access deny acl_port blob_storage
http_access deny login_port !known_user
http_access allow all

sslcrtd_program {helpers}/security_file_certgen -s {dir}/issued -M 4MB
sslcrtd_children 4 startup=1 idle=1
acl first_step at_step SslBump1
ssl_bump peek first_step bump_port
ssl_bump bump bump_port
"""


def prepare(lab):
    """What takes long and needs no network: the Kerberos database and the store of issued certificates."""
    kerberos.prepare(lab, USER, PASSWORD)


def bring_up(lab):
    """Starts the ticket service and the proxy."""
    kerberos.bring_up(lab)
    directory = lab.path("proxies", "squid.conf").parent
    corporate = [lab.path("certificates", f"corporate.{kind}").read_text() for kind in ("pem", "key")]
    lab.write("".join(corporate), "proxies", "corporate.pem")
    lab.write(f"{USER}:{run('openssl', 'passwd', '-apr1', PASSWORD).strip()}\n", "proxies", "basic")
    digest = run("openssl", "md5", "-r", stdin=f"{USER}:{_REALM}:{PASSWORD}").split()[0]
    lab.write(f"{USER}:{_REALM}:{digest}\n", "proxies", "digest")
    run(f"{_HELPERS}/security_file_certgen", "-c", "-s", directory / "issued", "-M", "4MB")
    configuration = lab.write(_common(lab, directory, "squid") + _RESOLVERS + _CONFIGURATION.format(
        dir=directory, host=PROXY_HOST, realm=DOMAIN.upper(), title=_REALM, helpers=_HELPERS, krb5=kerberos.configuration(lab), keytab=kerberos.keytab(lab),
        ntlm=Path(__file__).with_name("ntlm_helper.py"), user=USER, password=PASSWORD), "proxies", "squid.conf")
    for path in [directory, *directory.rglob("*"), kerberos.keytab(lab)]:
        shutil.chown(path, "proxy", "proxy")
    process = start(lab, "proxy", "squid", "squid", "-N", "-n", f"marslab{lab.name}", "-f", configuration)
    wait_for_port(lab, "squid", process, PORTS["several"])


def bring_up_another(lab, name, text):
    """Starts one more squid with a configuration of its own, at port 3140: @CERTIFICATE@ is a file with a key and a certificate for the proxy's name, @EXPIRED@ one that has expired."""
    directory = lab.path("proxies", "squid.conf").parent
    for word, days in (("@CERTIFICATE@", 30), ("@EXPIRED@", -1)):
        if word in text:
            text = text.replace(word, str(certificates.of_proxy(lab, PROXY_HOST, days)))
    # squid would take those of a second line besides those of the first.
    resolvers = "" if "dns_nameservers" in text else _RESOLVERS
    # squid is killed, and a killed one leaves the file behind that keeps the next from starting.
    (directory / f"{name}.pid").unlink(missing_ok=True)
    configuration = lab.write(_common(lab, directory, name) + resolvers + text.replace("@DIR@", str(directory)), "proxies", f"{name}.conf")
    process = start(lab, "proxy", name, "squid", "-N", "-n", f"marslab{lab.name}x", "-f", configuration)
    wait_for_port(lab, name, process, PORTS["another"])


def _common(lab, directory, name):
    return _COMMON.format(dir=directory, name=name, host=PROXY_HOST, root=lab.path("certificates", "root.pem"))
