"""Does what newslib does in a network that leads nowhere, and prints as JSON whom each thing tried to reach.

To be run by `unshare` with a network and mounts of its own; takes a folder to write to.
"""

from __future__ import annotations

import json
import os
import socket
import struct
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from newslib.chromium import find_chromium
from newslib.lab import lab_command
from tests.robustness.cut_off import NOBODY, NOWHERE, bring_up, lead_nowhere

ROOT = Path(__file__).resolve().parent.parent.parent
FERRY = ROOT / "tests" / "stories" / "ferry.txt"
AMONG_NEIGHBOURS = bytes([224, 0, 0])  # what the system itself says when an interface is new
EVERY_PROTOCOL, UDP, NAME_SERVICE = 3, 17, 53


def newslib(*arguments: str | Path) -> None:
    command = [sys.executable, "-m", "newslib.cli", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, (arguments, done.stderr)


def connect() -> None:
    with socket.socket() as asking:
        asking.settimeout(0.1)
        asking.connect_ex(("203.0.113.7", 80))


def look_up() -> None:
    child = "import socket; socket.getaddrinfo('example.org', 80)"
    assert subprocess.run([sys.executable, "-c", child], stderr=subprocess.DEVNULL).returncode


def lab(folder: Path) -> None:
    """Open JupyterLab as newslib does, ask what its page asks, and start a kernel."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--port={port}", "--no-browser", "--allow-root", "--IdentityProvider.token=", "--ServerApp.password="]
    options.append("--ServerApp.disable_check_xsrf=True")
    command = [*lab_command(ROOT / "notebooks" / "00_start_here.ipynb", ROOT), *options]
    log = (folder / "log").open("w")
    with subprocess.Popen(command, env=os.environ | {"HOME": str(folder)}, stdout=log, stderr=log) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            until(lambda: bool(ask(f"{address}/api/status")))
            for path in ("lab", "lab/api/update", "lab/api/news"):
                ask(f"{address}/{path}")
            kernel = json.loads(ask(f"{address}/api/kernels", b"{}"))["id"]
            until(lambda: json.loads(ask(f"{address}/api/kernels/{kernel}"))["execution_state"] in ("idle", "starting"))
        finally:
            server.terminate()


def ask(address: str, body: bytes | None = None) -> bytes:
    try:
        with urllib.request.urlopen(address, body, timeout=10) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return error.read()
    except OSError:
        return b""


def until(done: Callable[[], bool]) -> None:
    for _ in range(240):
        if done():
            return
        time.sleep(0.25)
    raise AssertionError("it did not start")


def asked(tap: socket.socket) -> list[str]:
    """Whom the packets since the last time went to, with the name that was looked up."""
    found = set()
    while True:
        try:
            packet = tap.recv(65536)
        except BlockingIOError:
            return sorted(found)
        if packet[0] >> 4 != 4:
            found.add("IPv6")
            continue
        if packet[16:19] == AMONG_NEIGHBOURS:
            continue
        header = 4 * (packet[0] & 15)
        (port,) = struct.unpack_from("!H", packet, header + 2)
        name = packet[header + 20 :].split(b"\0")[0] if packet[9] == UDP and port == NAME_SERVICE else b""
        found.add(f"{socket.inet_ntoa(packet[16:20])}:{port} {name.decode('latin-1')}".strip())


def main(folder: Path) -> None:
    bring_up("lo")
    lead_nowhere()
    (folder / "resolv.conf").write_text(f"nameserver {NOBODY}\noptions timeout:1 attempts:1\n")
    subprocess.run(["mount", "--bind", folder / "resolv.conf", "/etc/resolv.conf"], check=True)
    print_it = ["--pdf"] if find_chromium() else []
    steps: dict[str, Callable[[], None]] = {
        "connect": connect,
        "look up": look_up,
        "report": lambda: newslib("report", FERRY, "--into", folder / "reports", *print_it),
        "summary": lambda: newslib("summary", FERRY),
        "corpus": lambda: newslib("corpus", FERRY.parent, "--out", folder / "many", "--workers", "2"),
        "new": lambda: newslib("new", FERRY, "--into", folder / "mine"),
        "doctor": lambda: newslib("doctor"),
        "lab": lambda: lab(folder),
    }
    found: dict[str, list[str]] = {}
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(EVERY_PROTOCOL)) as tap:
        tap.bind((NOWHERE, EVERY_PROTOCOL))
        tap.setblocking(False)
        for step, do in steps.items():
            do()
            found[step] = asked(tap)
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
