"""Runs the program in a network that drops every packet. Call it inside `unshare -rn`, which has no way out.

usage: drop-everything.py PROGRAM ENDPOINTS [connections|resolvers|proxy]
connections: every name resolves, nobody answers a SYN; resolvers: two DNS servers are silent; proxy: every name resolves, the proxy is silent.
Fails unless the run ends within the stage's deadline plus a second, with status 1, in less than 150 MB.
"""
import json
import pathlib
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time

STAGE = 3  # seconds
LIMIT_MB = 150
CASES = {
    "connections": ["--dns", "127.0.0.1"],
    "resolvers": ["--dns", "192.0.2.53,192.0.2.54"],
    "proxy": ["--dns", "127.0.0.1", "--proxy", "http://192.0.2.80:3128"],
}


def drop_everything():
    """A link whose other end nobody reads: what is sent to the default route vanishes in silence."""
    for command in (
        "link set lo up",
        "link add v0 type veth peer name v1",
        "addr add 10.77.0.17/24 dev v0",
        "link set v0 up",
        "link set v1 up",
        "route add default via 10.77.0.1",
        "neigh add 10.77.0.1 lladdr 02:00:00:00:00:01 dev v0",
    ):
        subprocess.run(["ip", *command.split()], check=True)


def answer_names():
    """Every name has the address 20.190.128.1 and no IPv6 address."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
    server.bind(("127.0.0.1", 53))
    while True:
        query, client = server.recvfrom(512)
        end = query.index(b"\0", 12) + 5
        is_a = query[end - 4:end - 2] == b"\0\1"
        answer = b"\xc0\x0c\0\1\0\1\0\0\0\x3c\0\4" + bytes([20, 190, 128, 1]) if is_a else b""
        server.sendto(query[:2] + b"\x81\x80\0\1\0" + bytes([is_a]) + b"\0\0\0\0" + query[12:end] + answer, client)


def big_catalog(endpoints, folder):
    catalog = json.loads(pathlib.Path("endpoints.json").read_text())
    common = catalog["commonEndpoints"]
    model = next(e for e in common if e["id"] == "agent-link")
    common += [{**model, "id": f"many-{i}", "url": f"https://many-{i}.example.test/", "required": True} for i in range(endpoints)]
    path = pathlib.Path(folder, "big.json")
    path.write_text(json.dumps(catalog))
    return path


def main(program, endpoints, case):
    drop_everything()
    threading.Thread(target=answer_names, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        command = [program, "check", "--catalog", str(big_catalog(endpoints, folder)), *CASES[case], "--timeout", str(STAGE), "--no-color", "--quiet"]
        began = time.monotonic()
        run = subprocess.run(command, capture_output=True, text=True)
        took = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(run.stdout, run.stderr, f"status {run.returncode}, {took:.2f} s, {memory:.0f} MB", sep="\n")
    return run.returncode == 1 and took < STAGE + 1 and memory < LIMIT_MB


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "connections") else 1)
