"""What the lab's authorities say about their certificates: a list of each, and an OCSP response for each server certificate.

The files are published at real hosts of the catalog, `/pkiops/crl` and `/ocsp`; nginx only hands them out.
"""

import json
from concurrent.futures import ThreadPoolExecutor

from .processes import run

CRL_HOST = "www.microsoft.com"
OCSP_HOST = "oneocsp.microsoft.com"

# Groups of hosts that have a certificate of their own, by the time it has been made.
_GROUPS = ("certificates", "groups.json")

_LIST_CONFIGURATION = """\
[ca]
default_ca = lab
[lab]
database = {index}
default_md = sha256
default_crl_days = 7
"""

# The list is at one host and the responder at another, as they are in the world.
LOCATIONS = {
    CRL_HOST: "    location /pkiops/crl/lab/ {{ default_type application/pkix-crl; alias {dir}/lists/; }}\n",
    OCSP_HOST: '    location ~ "^/ocsp/(?<asked>[a-z]+)/" {{ default_type application/ocsp-response; alias {dir}/responses/$asked.der; }}\n',
}


def pointers(issuer, group=None):
    """The extensions by which a certificate names where its revocation is told."""
    lines = f"crlDistributionPoints=URI:http://{CRL_HOST}/pkiops/crl/lab/{issuer}.crl\n"
    return lines + (f"authorityInfoAccess=OCSP;URI:http://{OCSP_HOST}/ocsp/{group}\n" if group else "")


def locations(lab, host):
    """What nginx has at a host beside the catalog's answers."""
    return LOCATIONS.get(host, "").format(dir=lab.path("revocation", "public", "x").parent)


def remember(lab, groups):
    """Notes which groups have a certificate."""
    lab.write(json.dumps(sorted(groups)), *_GROUPS)


def publish(lab, revoked=()):
    """Signs everything anew, with the certificates of the given groups revoked."""
    groups = json.loads(lab.path(*_GROUPS).read_text())
    index = _index(lab, "issuing", {group: group in revoked for group in groups})
    with ThreadPoolExecutor() as pool:
        lists = [pool.submit(_list, lab, "issuing", index), pool.submit(_list, lab, "root", _index(lab, "root", {"issuing": False}))]
        for done in lists + [pool.submit(_response, lab, group, index) for group in groups]:
            done.result()


def _index(lab, issuer, certificates):
    """The database of an authority, as `openssl ca` keeps it."""
    lines = []
    for name, is_revoked in certificates.items():
        serial = run("openssl", "x509", "-in", lab.path("certificates", f"{name}.pem"), "-noout", "-serial").strip().removeprefix("serial=")
        state = ("R", "260101000000Z,keyCompromise") if is_revoked else ("V", "")
        lines.append(f"{state[0]}\t491231235959Z\t{state[1]}\t{serial}\tunknown\t/CN={name}\n")
    lab.write("unique_subject = no\n", "revocation", f"{issuer}.index.attr")
    return lab.write("".join(lines), "revocation", f"{issuer}.index")


def _list(lab, issuer, index):
    configuration = lab.write(_LIST_CONFIGURATION.format(index=index), "revocation", f"{issuer}.cnf")
    text = lab.path("revocation", f"{issuer}.list.pem")
    run("openssl", "ca", "-config", configuration, "-gencrl", "-out", text,
        "-cert", lab.path("certificates", f"{issuer}.pem"), "-keyfile", lab.path("certificates", f"{issuer}.key"))
    run("openssl", "crl", "-in", text, "-outform", "DER", "-out", lab.path("revocation", "public", "lists", f"{issuer}.crl"))


def _response(lab, group, index):
    authority = lab.path("certificates", "issuing.pem")
    run("openssl", "ocsp", "-index", index, "-CA", authority, "-issuer", authority, "-cert", lab.path("certificates", f"{group}.pem"), "-no_nonce", "-ndays", "7",
        "-rsigner", lab.path("certificates", "responder.pem"), "-rkey", lab.path("certificates", "responder.key"),
        "-respout", lab.path("revocation", "public", "responses", f"{group}.der"))
