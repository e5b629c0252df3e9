"""Certificates that devices on the way show: made when a fault asks for one, with the hosts that it strikes."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from .certificates import covering
from .processes import run

_EC = ("ec", "-pkeyopt", "ec_paramgen_curve:P-256")
_RSA = ("rsa:2048",)
_RSA1024 = ("rsa:1024",)
_GENUINE = "/O=Microsoft Corporation/L=Redmond/ST=WA/C=US"


@dataclass(frozen=True)
class Forgery:
    """What is particular to a certificate. The authority is one of the lab's by its file, or one that the device made itself."""

    authority: str = "issuing"
    root: str | None = None
    subject: str = _GENUINE
    days: tuple = (-1, 30)
    name: str | None = None
    digest: str = "sha256"
    key: tuple = _EC
    sent: tuple = ("authority",)


KINDS = {
    # Genuine, but for one thing.
    "genuine": Forgery(),
    "expired": Forgery(days=(-60, -9)),
    "not-yet-valid": Forgery(days=(9, 60)),
    "other-name": Forgery(name="*.vault.azure.net"),
    "incomplete": Forgery(sent=()),
    "sha1": Forgery(digest="sha1"),
    "rsa1024": Forgery(key=_RSA1024),
    # Of authorities that are none of the service's.
    "corporate": Forgery(authority="corporate", subject="/O=Contoso Corp"),
    "corporate-expired": Forgery(authority="corporate", subject="/O=Contoso Corp", days=(-60, -9)),
    "corporate-rsa": Forgery(authority="corporate", subject="/O=Contoso Corp", key=_RSA),
    "corporate-rsa1024": Forgery(authority="corporate", subject="/O=Contoso Corp", key=_RSA1024),
    "portal": Forgery(authority="corporate", subject="/O=Contoso Corp", name="portal.contoso.test"),
    "self-signed": Forgery(authority="", subject="/O=Contoso Corp", sent=()),
    "fortigate": Forgery(authority="/CN=FortiGate CA/OU=Certificate Authority/O=Fortinet/L=Sunnyvale/ST=California/C=US", subject=""),
    "zscaler": Forgery(
        authority="/CN=Zscaler Intermediate Root CA (zscalerthree.net) (t)/OU=Zscaler Inc./O=Zscaler Inc./ST=California/C=US",
        root="/CN=Zscaler Root CA/OU=Zscaler Inc./O=Zscaler Inc./L=San Jose/ST=California/C=US", subject="/O=Zscaler Inc./OU=Zscaler Inc.", days=(-1, 13)),
    # The names of genuine authorities, with other keys.
    "forged": Forgery(authority="/CN=Microsoft Azure RSA TLS Issuing CA 03/O=Microsoft Corporation/C=US", root="/CN=DigiCert Global Root G2/OU=www.digicert.com/O=DigiCert Inc/C=US", sent=("authority", "root")),
}

_SETTINGS = """\
[ca]
default_ca = it
[it]
database = {dir}/index
new_certs_dir = {dir}
rand_serial = yes
unique_subject = no
preserve = yes
email_in_dn = no
policy = any
[any]
commonName = optional
organizationName = optional
organizationalUnitName = optional
localityName = optional
stateOrProvinceName = optional
countryName = optional
[leaf]
basicConstraints = CA:FALSE
keyUsage = digitalSignature,keyEncipherment
extendedKeyUsage = serverAuth
subjectAltName = {alternatives}
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
"""


def make(lab, directory, kind, hosts):
    """Makes the certificate of a kind for the hosts, in a device's directory; gives the chain's file and the key's."""
    forgery = KINDS[kind]
    names = [forgery.name] if forgery.name else sorted({covering(h) for h in hosts})
    (directory / "index").write_text("")
    settings = directory / "openssl.cnf"
    settings.write_text(_SETTINGS.format(dir=directory, alternatives=",".join(f"DNS:{n}" for n in names)))
    above = _authority(lab, directory, settings, forgery)
    leaf = _sign(directory, settings, kind, f"/CN={names[0]}{forgery.subject}", "leaf", above, forgery.days, forgery.digest, forgery.key)
    chain = directory / f"{kind}-chain.pem"
    files = {"authority": above, "root": _path(directory, "root")}
    chain.write_text("".join(f.read_text() for f in [leaf, *(files[part] for part in forgery.sent)]))
    return chain, leaf.with_suffix(".key")


def _authority(lab, directory, settings, forgery):
    """The certificate that signs; None for a leaf that signs itself."""
    if not forgery.authority.startswith("/"):
        return lab.path("certificates", f"{forgery.authority}.pem") if forgery.authority else None
    root = _sign(directory, settings, "root", forgery.root, "authority", None) if forgery.root else None
    return _sign(directory, settings, "authority", forgery.authority, "authority", root)


def _sign(directory, settings, name, subject, extensions, above, days=(-30, 365), digest="sha256", key=_EC):
    certificate = _path(directory, name)
    request = certificate.with_suffix(".csr")
    run("openssl", "req", "-new", "-newkey", *key, "-nodes", "-subj", subject, "-keyout", certificate.with_suffix(".key"), "-out", request)
    signer = ["-cert", above, "-keyfile", above.with_suffix(".key")] if above else ["-selfsign", "-keyfile", certificate.with_suffix(".key")]
    begin, end = ((datetime.now(timezone.utc) + timedelta(days=d)).strftime("%Y%m%d%H%M%SZ") for d in days)
    run("openssl", "ca", "-config", settings, "-batch", "-notext", "-in", request, "-out", certificate, *signer,
        "-extensions", extensions, "-startdate", begin, "-enddate", end, "-md", digest)
    return certificate


def _path(directory, name):
    return directory / f"{name}.pem"
