"""The ticket service of the realm LAB.TEST, in the proxy's namespace: MIT's."""

from .addresses import DOMAIN, PROXY, PROXY_HOST
from .processes import run, start, wait_for_port

_REALM = DOMAIN.upper()

_CLIENT = """\
[libdefaults]
  default_realm = {realm}
  dns_lookup_kdc = false
  dns_lookup_realm = false
  rdns = false
  dns_canonicalize_hostname = false
[realms]
  {realm} = {{
    kdc = {address}
  }}
[domain_realm]
  .{domain} = {realm}
  {domain} = {realm}
"""

_SERVICE = """\
[kdcdefaults]
  kdc_listen = {address}:88
  kdc_tcp_listen = {address}:88
[realms]
  {realm} = {{
    database_name = {dir}/principal
    key_stash_file = {dir}/stash
    supported_enctypes = aes256-cts:normal
    max_life = 10h
  }}
[logging]
  kdc = FILE:{dir}/kdc.log
"""


def configuration(lab):
    """The krb5.conf of everybody in the lab."""
    return lab.path("kerberos", "krb5.conf")


def keytab(lab):
    """The proxy's key."""
    return lab.path("kerberos", "proxy.keytab")


def prepare(lab, user, password):
    """Makes the database with the user and the proxy."""
    directory = configuration(lab).parent
    names = {"realm": _REALM, "domain": DOMAIN, "address": PROXY[0], "dir": directory}
    lab.write(_CLIENT.format(**names), "kerberos", "krb5.conf")
    lab.write(_SERVICE.format(**names), "kerberos", "kdc.conf")
    run("kdb5_util", "create", "-s", "-W", "-P", "lab", env=_environment(lab))
    commands = f"add_principal -pw {password} {user}\nadd_principal -randkey HTTP/{PROXY_HOST}\nktadd -k {keytab(lab)} HTTP/{PROXY_HOST}\n"
    run("kadmin.local", stdin=commands, env=_environment(lab))


def bring_up(lab):
    """Starts the service."""
    process = start(lab, "proxy", "krb5kdc", "krb5kdc", "-n", env=_environment(lab))
    wait_for_port(lab, "krb5kdc", process, 88)


def _environment(lab):
    return {"KRB5_CONFIG": str(configuration(lab)), "KRB5_KDC_PROFILE": str(lab.path("kerberos", "kdc.conf"))}
