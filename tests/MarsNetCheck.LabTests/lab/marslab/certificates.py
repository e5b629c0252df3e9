"""The authorities of a lab: the one that the internet has its certificates from, and the one of the company that inspects TLS."""

import os
from pathlib import Path

from . import revocation
from .processes import run

_DAYS = "30"

# How many authorities a long chain goes through.
_LONG = 8

# Authorities sign by RSA, as Microsoft's do. Wine 8 takes one ECDSA signature in 128 for invalid: one with a number that begins with a zero byte.
_AUTHORITY_KEY = ("-newkey", "rsa:2048")
_SERVER_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")


def make(lab, world):
    """Makes both authorities and one certificate for each group of hosts; gives the group's files by its name."""
    _authority(lab, "root", "/CN=MarsNetCheck Lab Root/O=MarsNetCheck Lab")
    _authority(lab, "corporate", "/CN=Corp TLS Inspection CA/O=Contoso Corp")
    _intermediate(lab)
    names = {}
    for site in world.sites.values():
        if any(a.tls for a in site.answers):
            names.setdefault(site.group, set()).add(covering(site.host))
    leaves = {group: _leaf(lab, group, sorted(hosts)) for group, hosts in names.items()}
    _responder(lab)
    revocation.remember(lab, leaves)
    revocation.publish(lab)
    return leaves


def trust_both(lab):
    """What a machine of the company trusts, the internet's authority and the company's own: as a bundle and as a directory."""
    texts = {name: lab.path("certificates", f"{name}.pem").read_text() for name in ("root", "corporate")}
    lab.write("".join(texts.values()), "trust.pem")
    for name, text in texts.items():
        lab.write(text, "trust", f"{name}.pem")
    run("openssl", "rehash", lab.path("trust", "root.pem").parent)


def of_proxy(lab, host, days):
    """A certificate for a proxy that speaks TLS, of the lab's authority, with its key in one file."""
    chain, key = _leaf(lab, f"proxy-{days}", [host], str(days))
    return lab.write(chain.read_text() + key.read_text(), "proxies", f"proxy-{days}.pem")


def covering(host):
    """Storage and backup hosts have wildcard certificates, the others their name."""
    label, _, suffix = host.partition(".")
    return f"*.{suffix}" if suffix.count(".") >= 3 else host


def _authority(lab, name, subject):
    run("openssl", "req", "-x509", *_AUTHORITY_KEY, "-nodes", "-days", _DAYS, "-subj", subject,
        "-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign,cRLSign",
        "-keyout", lab.path("certificates", f"{name}.key"), "-out", lab.path("certificates", f"{name}.pem"))


def _intermediate(lab):
    extensions = lab.write("basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n" + revocation.pointers("root"), "certificates", "issuing.cnf")
    _sign(lab, "issuing", "/CN=Microsoft Azure RSA TLS Issuing CA 03/O=Microsoft Corporation/C=US", extensions, "root", _AUTHORITY_KEY)


def _responder(lab):
    """Who answers for the issuing authority (RFC 6960 section 4.2.2.2)."""
    extensions = lab.write("basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=OCSPSigning\n", "certificates", "responder.cnf")
    _sign(lab, "responder", "/CN=Microsoft Azure RSA TLS Issuing CA 03 OCSP/O=Microsoft Corporation/C=US", extensions, "issuing", _SERVER_KEY)


def _leaf(lab, group, hosts, days=_DAYS):
    alternatives = ",".join(f"DNS:{h}" for h in hosts)
    extensions = lab.write(
        f"basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth,clientAuth\nsubjectAltName={alternatives}\n{revocation.pointers('issuing', group)}",
        "certificates", f"{group}.cnf")
    certificate, key = _sign(lab, group, f"/CN={hosts[0]}/O=Microsoft Corporation/L=Redmond/ST=WA/C=US", extensions, "issuing", _SERVER_KEY, days)
    chain = lab.write(certificate.read_text() + lab.path("certificates", "issuing.pem").read_text(), "certificates", f"{group}-chain.pem")
    return chain, key


def _sign(lab, name, subject, extensions, issuer, kind_of_key, days=_DAYS):
    request, key, certificate = (lab.path("certificates", f"{name}.{kind}") for kind in ("csr", "key", "pem"))
    run("openssl", "req", "-new", *kind_of_key, "-nodes", "-subj", subject, "-keyout", key, "-out", request)
    run("openssl", "x509", "-req", "-in", request, "-days", days, "-extfile", extensions, "-out", certificate,
        "-CA", lab.path("certificates", f"{issuer}.pem"), "-CAkey", lab.path("certificates", f"{issuer}.key"),
        "-set_serial", f"0x{os.urandom(8).hex()}")
    return certificate, key


def lengthen(lab, path):
    """Writes PATH-long.pem for the certificate PATH.pem: the same server, eight authorities below the root instead of one, about a kilobyte and a half each."""
    name = Path(path).name
    for number in range(_LONG):
        if not lab.path("certificates", f"long{number}.pem").exists():
            extensions = lab.write(f"basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nnsComment={'0123456789' * 60}\n", "certificates", f"long{number}.cnf")
            _sign(lab, f"long{number}", f"/CN=Microsoft Azure RSA TLS Issuing CA {number + 10}/O=Microsoft Corporation/C=US", extensions, f"long{number - 1}" if number else "root", _AUTHORITY_KEY)
    # Where its revocation is told speaks of the other authority's certificates.
    extensions = [line for line in lab.path("certificates", f"{name}.cnf").read_text().splitlines() if line.startswith(("basic", "keyUsage", "extendedKeyUsage", "subjectAlt"))]
    long = lab.write("\n".join(extensions) + "\n", "certificates", f"{name}-lengthened.cnf")
    run("openssl", "x509", "-req", "-in", lab.path("certificates", f"{name}.csr"), "-days", _DAYS, "-extfile", long,
        "-out", lab.path("certificates", f"{name}-lengthened.pem"), "-CA", lab.path("certificates", f"long{_LONG - 1}.pem"), "-CAkey", lab.path("certificates", f"long{_LONG - 1}.key"),
        "-set_serial", f"0x{os.urandom(8).hex()}")
    files = [f"{name}-lengthened", *(f"long{n}" for n in reversed(range(_LONG)))]
    lab.write("".join(lab.path("certificates", f"{f}.pem").read_text() for f in files), "certificates", f"{name}-long.pem")
