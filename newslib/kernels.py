"""Kernels for notebooks: forked from a process that has everything loaded where the system can do that, else new."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, ClassVar

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import Config

from newslib.errors import ReportError

WARM = (sys.executable, "-m", "newslib.warm")
_LONGEST_LINE = 2**22  # bytes: the notes have some thousand
CAN_FORK = sys.platform == "linux"
"""Elsewhere a process that has loaded the system's own libraries cannot be forked safely."""


class Nursery:
    """Where kernels come from; an asynchronous context manager, left when the last of them has ended.

    The process that they are forked from is started with the first of them.
    """

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._turn = asyncio.Lock()
        self._starting = asyncio.Lock()
        self._notes: str | None = None
        self._failed = "the process that notebooks start from has ended; `newslib doctor` says what is missing"

    async def __aenter__(self) -> Nursery:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process is not None:
            if self._process.returncode is None:
                self._process.terminate()
            await self._process.wait()

    def manager_class(self) -> type[AsyncKernelManager]:
        """What nbclient is to manage its kernel with."""
        return type("WarmKernelManager", (_WarmKernelManager,), {"nursery": self}) if CAN_FORK else AsyncKernelManager

    async def start(self) -> None:
        """Begin to load, if that has not begun."""
        async with self._starting:  # two that begin at once are one
            if self._process is None and CAN_FORK:
                pipe = asyncio.subprocess.PIPE
                self._process = await asyncio.create_subprocess_exec(
                    *WARM, stdin=pipe, stdout=pipe, limit=_LONGEST_LINE
                )

    async def fork(self, argv: list[str], cwd: str, env: dict[str, str]) -> int:
        """Start a kernel.

        Parameters
        ----------
        argv : list of str
            The kernel's own arguments.
        cwd, env
            Its working directory and its whole environment.

        Returns
        -------
        int
            The process id.

        Raises
        ------
        ReportError
            Where the process that kernels are forked from has ended.
        """
        await self.loaded()
        async with self._turn:
            assert self._process is not None
            assert self._process.stdin is not None
            try:
                self._process.stdin.write(json.dumps({"argv": argv, "cwd": cwd, "env": env}).encode() + b"\n")
                await self._process.stdin.drain()
            except (BrokenPipeError, ConnectionResetError):
                pass  # then it has no answer either
            return int((await self._line())["pid"])

    async def loaded(self) -> str | None:
        """Wait until all is loaded; gives the notes on methods (`notes_html`), or None where nothing is forked."""
        if not CAN_FORK:
            return None
        async with self._turn:
            await self.start()
            if self._notes is None:
                self._notes = str((await self._line())["notes"])
            return self._notes

    async def _line(self) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise ReportError(self._failed)
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:  # it ends, and whoever asks next is told the same
            self._failed = str(answer["error"])
            raise ReportError(self._failed)
        return answer


class _Forked:
    """A forked kernel, as far as a provisioner asks for it; it is a child of another process."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it runs, 0 when it is gone."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self) -> int:
        return 0

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


class _Provisioner(LocalProvisioner):
    """Launches a kernel by a fork."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        argv = cmd[cmd.index("-f") :]
        env = {str(name): str(value) for name, value in kwargs["env"].items()}
        manager: Any = self.parent
        self.pid = await manager.nursery.fork(argv, kwargs.get("cwd") or os.getcwd(), env)
        self.process = _Forked(self.pid)  # type: ignore[assignment]
        self.pgid = self.pid  # it leads a session of its own
        return self.connection_info


class _WarmKernelManager(AsyncKernelManager):
    nursery: ClassVar[Nursery]

    async def _async_pre_start_kernel(self, **kwargs: Any) -> Any:
        if self.provisioner is None:
            self.provisioner = _Provisioner(kernel_id="", kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**kwargs)


def transport(folder: Path) -> Config:
    """Talk to the kernel through files that only this user can open: needs no port, and no network at all."""
    if os.name != "posix":
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "k")}})
