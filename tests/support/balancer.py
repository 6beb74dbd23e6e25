"""A small balancer: each connection goes to the next replica that takes it.

It comes to a replica from the address that it was called from, so that visitors on addresses of
their own (127.0.0.2, 127.0.0.3, …) are counted by them.
"""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading
from collections.abc import Sequence
from typing import Self

_PIECE = 65_536


class Balancer:
    """One on a free port of loopback.

    Attributes:
        address: of it, with the last slash.
        ports: of the replicas; may be changed at any time.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self.ports = list(ports)
        self._turn = itertools.count()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}/"
        self._open = True

    def __enter__(self) -> Self:
        threading.Thread(target=self._take, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        with contextlib.suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()

    def _take(self) -> None:
        while self._open:
            try:
                caller, (address, _) = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(caller, address), daemon=True).start()

    def _carry(self, caller: socket.socket, address: str) -> None:
        with caller:
            replica = self._replica(address)
            if replica is None:
                return
            with replica:
                back = threading.Thread(target=_pump, args=(replica, caller), daemon=True)
                back.start()
                _pump(caller, replica)
                back.join()

    def _replica(self, address: str) -> socket.socket | None:
        ports, first = list(self.ports), next(self._turn)
        for nth in range(len(ports)):
            where = ("127.0.0.1", ports[(first + nth) % len(ports)])
            with contextlib.suppress(OSError):
                return socket.create_connection(where, 30, source_address=(address, 0))
        return None


def _pump(source: socket.socket, target: socket.socket) -> None:
    source.settimeout(None)
    with contextlib.suppress(OSError):
        while piece := source.recv(_PIECE):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)
