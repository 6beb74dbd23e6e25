"""A Redis of Debian's package on loopback, started and stopped by the tests."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import redis

PROGRAM = shutil.which("redis-server")
PASSWORD = "quiet-herons-cross-the-estuary"


class RedisServer:
    """One that forgets everything when it ends, until it is told to write its memory down.

    Attributes:
        url: with the password.
    """

    def __init__(self, folder: Path, *more: str) -> None:
        """`more` are options of the server's own."""
        self._folder = folder
        self._more = more
        self._port = free_port()
        self.url = f"redis://:{PASSWORD}@127.0.0.1:{self._port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start it, on the same port each time, with nothing in it."""
        assert PROGRAM is not None
        self._folder.mkdir(parents=True, exist_ok=True)
        words = ["--port", str(self._port), "--bind", "127.0.0.1", "--save", "", "--appendonly",
                 "no", "--requirepass", PASSWORD, "--dir", str(self._folder)]  # fmt: skip
        self._process = subprocess.Popen(
            [PROGRAM, *words, *self._more], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 30
        while time.monotonic() < until:
            try:
                with self.client() as client:
                    client.ping()
                    return
            except redis.ConnectionError:
                time.sleep(0.02)
        raise AssertionError("Redis did not start")

    def stop(self) -> None:
        """Kill it; what it held is gone."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(30)
            self._process = None

    @contextmanager
    def hung(self) -> Iterator[None]:
        """Meanwhile it stands still: connections stay, and no answer comes."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def client(self) -> Any:
        """One to look into it with."""
        return redis.Redis.from_url(self.url, protocol=2)

    def contents(self) -> bytes:
        """All that is in it, names and values, as commands tell it and as its file holds it."""
        with self.client() as client:
            pieces: list[bytes] = []
            for name in client.scan_iter(count=1000):
                pieces += [name, client.dump(name) or b"", *_values(client, name)]
            client.save()
        return b"\n".join([*pieces, (self._folder / "dump.rdb").read_bytes()])


def _values(client: Any, name: bytes) -> list[bytes]:
    kind = client.type(name)
    if kind == b"hash":
        return [part for pair in client.hgetall(name).items() for part in pair]
    if kind == b"zset":
        return list(client.zrange(name, 0, -1))
    return [client.get(name) or b""]


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
