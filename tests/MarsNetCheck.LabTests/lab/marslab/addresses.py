"""Who has which address. Every lab has the same: the namespaces of two labs never meet.

    client 10.77.1.2 -- fw (lan 10.77.1.1, dmz 10.77.2.1, wan 10.77.3.1) -- inet 10.77.3.2, its resolver .53
                              |
                        proxy 10.77.2.2 = proxy.lab.test
"""

CLIENT = ("10.77.1.2", "fd77:1::2")
LAN = ("10.77.1.1", "fd77:1::1")
DMZ = ("10.77.2.1", "fd77:2::1")
WAN = ("10.77.3.1", "fd77:3::1")
PROXY = ("10.77.2.2", "fd77:2::2")
INET = ("10.77.3.2", "fd77:3::2")
RESOLVER = ("10.77.3.53", "fd77:3::53")

DOMAIN = "lab.test"
PROXY_HOST = f"proxy.{DOMAIN}"

# Every address of these blocks answers in the internet (AnyIP). Sign-in has its documented ranges, from the catalog.
# The others are blocks like those that Microsoft and its carriers use: a private address would be a finding of its own.
BLOCKS = {
    "auth": ("13.107.246.0/23", "2620:1ec:bdf::/48"),
    "control": ("20.191.128.0/17", None),
    "data": ("20.60.0.0/16", None),
    "connectivity": ("13.107.4.0/24", "2620:1ec:c11::/48"),
    "pki": ("152.199.0.0/16", "2606:2800:147::/48"),
    "download": ("23.192.0.0/12", "2600:1413:b000::/48"),
}

# Where a translator to IPv4 answers (RFC 6052 section 2.1): an IPv6-only client reaches the hosts without IPv6 through it.
TRANSLATOR = "64:ff9b::/96"
