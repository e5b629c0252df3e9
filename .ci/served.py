"""The service as the scripts of continuous integration use it: started with settings of its own, asked over HTTP, looked at, and ended."""
import contextlib
import json
import pathlib
import subprocess
import tempfile
import time
import urllib.request

ADDRESS = "http://127.0.0.1:9393"


@contextlib.contextmanager
def served(program, *options, check=None, history=None):
    """A service that runs on demand only, as often as it is asked to, and keeps its history on disk; its process."""
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "marsnetcheck.json")
        config.write_text(json.dumps({"MarsNetCheck": {
            "Check": check or {}, "Schedule": {"Every": None, "AtStart": False, "AtLeast": "00:00:00"},
            "History": {"Folder": str(pathlib.Path(folder, "history")), **(history or {})}, "Access": {"Listen": [ADDRESS]}}}))
        process = subprocess.Popen([program, "serve", *options, "--config", str(config)])
        try:
            wait_for(ADDRESS + "/healthz")
            yield process
        finally:
            process.terminate()
            process.wait(20)


def fetch(url, method="GET"):
    with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=90) as answer:
        return answer.read().decode()


def wait_for(url):
    for _ in range(100):
        try:
            return fetch(url)
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def resident(process):
    """The memory of a process that is resident, in MiB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024
