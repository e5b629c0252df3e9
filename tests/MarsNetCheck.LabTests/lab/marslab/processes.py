"""The programs of a lab: started in a namespace, remembered by process id and start time, ended by nothing else."""

import os
import signal
import subprocess
import time
from pathlib import Path

from .state import PATH

_CLEAN = {"PATH": PATH, "LANG": "C.UTF-8"}


def inside(namespace, *command, stdin=None):
    """Runs a command in a namespace to its end and gives its output."""
    return run("ip", "netns", "exec", namespace, *command, stdin=stdin)


def run(*command, stdin=None, env=None):
    """Runs a command to its end and gives its output; its complaint is the error."""
    done = subprocess.run(list(map(str, command)), input=stdin, capture_output=True, text=True, env={**_CLEAN, **(env or {})})
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: status {done.returncode}\n{done.stdout}{done.stderr}".rstrip())
    return done.stdout


def start(lab, role, name, *command, env=None):
    """Starts a program that stays, with its output in a log of the lab."""
    with open(lab.path("log", f"{name}.log"), "ab") as log:
        process = subprocess.Popen(
            ["ip", "netns", "exec", lab.namespace(role), *map(str, command)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, cwd=lab.dir, env={**_CLEAN, **(env or {})})
    lab.write(identity(process.pid), "pids", name)
    return process


def wait_for_port(lab, name, process, port):
    """Waits until the program listens on a TCP port in its namespace."""
    wait_for(lab, name, process, lambda: _listens(process.pid, port), f"does not listen on port {port}")


def wait_for(lab, name, process, is_ready, complaint, limit=15.0):
    """Waits until a program that was started is ready."""
    end = time.monotonic() + limit
    while not is_ready():
        if process.poll() is not None or time.monotonic() > end:
            log = lab.path("log", f"{name}.log").read_text(errors="replace")
            raise RuntimeError(f"{name} {complaint}; its log ends with\n{log[-2000:]}")
        time.sleep(0.01)


def identity(pid):
    """A process by its id and start time."""
    return f"{pid} {_started_at(pid)}"


def lives(process):
    """True if the process of an identity still runs."""
    pid, _, started = process.partition(" ")
    return _started_at(pid) == started


def stop_all(lab):
    """Ends the programs that were started for the lab, and waits until they are gone."""
    _end(sorted(lab.pids.glob("*")))


def stop(lab, name):
    """Ends one of them, if it runs."""
    file = lab.pids / name
    if file.exists():
        _end([file])
        file.unlink()


def _end(files):
    alive = [pid for pid in map(_pid_of, files) if pid]
    # squid would take a second to end by itself; nothing here has anything to save.
    for sign, patience in ((signal.SIGTERM, 0.2), (signal.SIGKILL, 2.0)):
        for pid in alive:
            _signal(pid, sign)
        end = time.monotonic() + patience
        while alive and time.monotonic() < end:
            alive = [pid for pid in alive if _group_lives(pid)]
            time.sleep(0.01)


def _pid_of(file):
    """The process that a file names, if that very process still lives."""
    process = file.read_text()
    return int(process.split()[0]) if lives(process) else None


def _started_at(pid):
    """The start time of a process in clock ticks since boot: with the id it tells a process from a later one of the same id."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (FileNotFoundError, ProcessLookupError):
        return None


def _signal(pid, sign):
    # Each program leads a session of its own: its helpers and workers end with it.
    try:
        os.killpg(pid, sign)
    except ProcessLookupError:
        pass


def _group_lives(pid):
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        pass
    try:
        os.killpg(pid, 0)
        return not _only_zombies(pid)
    except ProcessLookupError:
        return False


def _only_zombies(group):
    """True if nobody of the group runs any more: in a container nobody may reap those whose parent is gone."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if fields[2] == str(group) and fields[0] not in ("Z", "X"):
            return False
    return True


def _listens(pid, port):
    wanted = f":{port:04X}"
    for table in ("tcp", "tcp6"):
        try:
            lines = Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
        except OSError:
            continue
        if any(line.split()[1].endswith(wanted) and line.split()[3] == "0A" for line in lines):
            return True
    return False
