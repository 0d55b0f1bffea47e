"""Runs a command in a network of its own, where only the loopback is: `python3 cut_off.py COMMAND …`.

As the library of the trial of who tries to reach others, it also makes an interface that leads nowhere.
Needs nothing but Python, and Linux: no tool that sets up networks, which a small image of a system does not have.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import struct
import subprocess
import sys

NOWHERE = "nowhere0"
NOBODY = "198.51.100.53"  # an address of those that are kept for examples
OWN = "198.51.100.2"
SIOCADDRT, SIOCGIFFLAGS, SIOCSIFFLAGS, SIOCSIFADDR, SIOCSIFNETMASK = 0x890B, 0x8913, 0x8914, 0x8916, 0x891C
IFF_UP, IFF_NOARP, RTF_UP, RTF_GATEWAY = 1, 0x80, 1, 2
RTM_NEWLINK, NLM_F_REQUEST_ACK_CREATE, IFLA_IFNAME, IFLA_LINKINFO, IFLA_INFO_KIND = 16, 0x605, 3, 18, 1


def isolated(*more: str) -> list[str]:
    """What a command begins with that is to have a network of its own; empty where the system allows none.

    Root keeps its rights over files where it can have such a network as root; others become root of a namespace.
    """
    for flags in (["--net"], ["--net", "--user", "--map-root-user"]):
        command = ["unshare", *flags, *more]
        if shutil.which("unshare") and subprocess.run([*command, "true"], capture_output=True).returncode == 0:
            return command
    return []


def bring_up(name: str, more: int = 0) -> None:
    """Switch an interface on, with more of its flags."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        request = struct.pack("16sh22x", name.encode(), 0)
        (flags,) = struct.unpack_from("H", fcntl.ioctl(asked, SIOCGIFFLAGS, request), 16)
        fcntl.ioctl(asked, SIOCSIFFLAGS, struct.pack("16sH22x", name.encode(), flags | IFF_UP | more))


def lead_nowhere() -> None:
    """Make an interface with an address that everything beyond the loopback goes to, and that drops all of it."""
    with open("/proc/sys/net/ipv6/conf/default/disable_ipv6", "w") as switch:
        switch.write("1")  # else it greets its neighbours, and those packets would be counted
    try:
        _new_link("dummy")
    except OSError:  # a kernel without it; a bridge that connects nothing does the same
        _new_link("bridge")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        for what, address in ((SIOCSIFADDR, OWN), (SIOCSIFNETMASK, "255.255.255.0")):
            fcntl.ioctl(asked, what, struct.pack("16s", NOWHERE.encode()) + _address(address) + bytes(8))
        bring_up(NOWHERE, IFF_NOARP)
        everywhere = _address("0.0.0.0")
        route = bytes(8) + everywhere + _address("198.51.100.1") + everywhere
        fcntl.ioctl(asked, SIOCADDRT, route + struct.pack("H", RTF_UP | RTF_GATEWAY) + bytes(62))


def _new_link(kind: str) -> None:
    link = _attribute(IFLA_IFNAME, NOWHERE.encode() + b"\0")
    link += _attribute(IFLA_LINKINFO, _attribute(IFLA_INFO_KIND, kind.encode()))
    body = bytes(16) + link
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as kernel:
        kernel.send(struct.pack("IHHII", 16 + len(body), RTM_NEWLINK, NLM_F_REQUEST_ACK_CREATE, 1, 0) + body)
        (error,) = struct.unpack_from("i", kernel.recv(4096), 16)
    if error:
        raise OSError(-error, os.strerror(-error), kind)


def _attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("HH", 4 + len(value), kind) + value + bytes(-len(value) % 4)


def _address(text: str) -> bytes:
    return struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(text))


def main(command: list[str]) -> None:
    """Become the command, with the network cut where that can be done."""
    if command[0] == "--inside":
        bring_up("lo")
        command = command[1:]
    elif begin := isolated():
        command = [*begin, sys.executable, os.path.abspath(__file__), "--inside", *command]
    else:
        print("cut_off: this system allows no network of one's own; the network stays as it is", file=sys.stderr)
    os.execvp(command[0], command)


if __name__ == "__main__":
    main(sys.argv[1:])
