"""Servers that tests start."""

from __future__ import annotations

import subprocess
import time
import urllib.error
import urllib.request


def wait_for(address: str, server: subprocess.Popen[bytes], accept: tuple[int, ...] = ()) -> None:
    """Wait until a server answers, be it with one of these codes."""
    for _ in range(240):
        assert server.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except urllib.error.HTTPError as error:
            if error.code in accept:
                return
            time.sleep(0.5)
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    raise AssertionError(f"{address} did not answer")
