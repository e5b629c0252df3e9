#!/usr/bin/env python3
"""squid's helper for NTLM: really verifies NTLMv2 for one user (MS-NLMP section 3.3.2).

squid's own ntlm_fake_auth sends a challenge without TargetInfo, to which .NET and gss-ntlmssp have no answer.
"""

import base64
import hmac
import os
import struct
import sys

DOMAIN = "CONTOSO"
HOST = "PROXY"


def main(user, password):
    challenge = b""
    for line in sys.stdin:
        word, _, token = line.strip().partition(" ")
        if word == "YR":
            challenge = os.urandom(8)
            print("TT", base64.b64encode(challenge_message(challenge)).decode(), flush=True)
        elif word == "KK":
            try:
                name = verify(base64.b64decode(token), challenge, user, password)
                print(f"AF {name}" if name else "NA wrong user or password", flush=True)
            except (struct.error, ValueError, IndexError) as error:
                print("NA malformed message:", error, flush=True)
        else:
            print("BH unknown request", flush=True)


def challenge_message(challenge):
    """CHALLENGE_MESSAGE, section 2.2.1.2: UNICODE, REQUEST_TARGET, NTLM, ALWAYS_SIGN, TARGET_TYPE_DOMAIN, EXTENDED_SESSIONSECURITY, TARGET_INFO, VERSION, 128, 56."""
    target = DOMAIN.encode("utf-16le")
    info = b"".join(struct.pack("<HH", kind, len(value)) + value for kind, value in (
        (2, target), (1, HOST.encode("utf-16le")), (4, "lab.test".encode("utf-16le")), (3, "proxy.lab.test".encode("utf-16le")), (0, b"")))
    head = 56
    return (b"NTLMSSP\0" + struct.pack("<I", 2) + struct.pack("<HHI", len(target), len(target), head)
            + struct.pack("<I", 0xA2898205) + challenge + bytes(8)
            + struct.pack("<HHI", len(info), len(info), head + len(target)) + bytes([10, 0, 0x61, 0x4A, 0, 0, 0, 15]) + target + info)


def verify(message, challenge, user, password):
    """The user's name if the AUTHENTICATE_MESSAGE (section 2.2.1.3) proves the password, else None."""
    if message[:8] != b"NTLMSSP\0" or struct.unpack_from("<I", message, 8)[0] != 3:
        raise ValueError("no AUTHENTICATE_MESSAGE")
    response, domain, name = (_field(message, offset) for offset in (20, 28, 36))
    flags = struct.unpack_from("<I", message, 60)[0]
    encoding = "utf-16le" if flags & 1 else "ascii"
    name, domain = name.decode(encoding), domain.decode(encoding)
    if len(response) < 24 or name.lower() != user.lower():
        return None
    key = hmac.digest(md4(password.encode("utf-16le")), (name.upper() + domain).encode("utf-16le"), "md5")
    return name if hmac.compare_digest(hmac.digest(key, challenge + response[16:], "md5"), response[:16]) else None


def _field(message, offset):
    length, _, start = struct.unpack_from("<HHI", message, offset)
    return message[start:start + length]


def md4(data):
    """MD4 (RFC 1320): OpenSSL 3 has it only in its legacy provider."""
    data += b"\x80" + bytes(-(len(data) + 9) % 64) + struct.pack("<Q", len(data) * 8)
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476]
    rounds = (
        (lambda x, y, z: (x & y) | (~x & z), 0, range(16), (3, 7, 11, 19)),
        (lambda x, y, z: (x & y) | (x & z) | (y & z), 0x5A827999, [i // 4 + i % 4 * 4 for i in range(16)], (3, 5, 9, 13)),
        (lambda x, y, z: x ^ y ^ z, 0x6ED9EBA1, (0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15), (3, 9, 11, 15)))
    for at in range(0, len(data), 64):
        words = struct.unpack_from("<16I", data, at)
        a, b, c, d = state
        for mix, constant, order, shifts in rounds:
            for step, index in enumerate(order):
                total = (a + mix(b, c, d) + words[index] + constant) & 0xFFFFFFFF
                shift = shifts[step % 4]
                a, b, c, d = d, ((total << shift) | (total >> (32 - shift))) & 0xFFFFFFFF, b, c
        state = [(x + y) & 0xFFFFFFFF for x, y in zip(state, (a, b, c, d))]
    return struct.pack("<4I", *state)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
