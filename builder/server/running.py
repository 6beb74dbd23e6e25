"""Runs an application on this computer in a thread of its own, until it is stopped."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING, Any

from builder.core.errors import ServeError
from builder.server.listening import bind, page_address, quiet

if TYPE_CHECKING:
    from starlette.types import ASGIApp

_STARTS_S, _ENDS_S = 30.0, 10.0


class Running:
    """One application on loopback.

    Attributes:
        address: of its page, with the last slash.
    """

    def __init__(self, app: ASGIApp, port: int = 0) -> None:
        """Serve `app`, on any free port unless one is given.

        Raises:
            ServeError: `port_in_use`, `port_not_allowed`, `host_not_started`.
        """
        import uvicorn

        self._door: socket.socket = bind("127.0.0.1", port)
        self.address = page_address(self._door)
        up = threading.Event()

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                up.set()

        quiet()
        config: dict[str, Any] = {
            "http": "h11", "ws": "none", "loop": "asyncio", "lifespan": "on", "log_config": None,
            "access_log": False, "server_header": False, "proxy_headers": False,
            "timeout_graceful_shutdown": 2, "limit_concurrency": 64,
        }  # fmt: skip
        self._server = Server(uvicorn.Config(app, **config))
        self._thread = threading.Thread(
            target=self._server.run, args=([self._door],), name="hushdesk-page", daemon=True
        )
        self._thread.start()
        if not up.wait(_STARTS_S):
            self.stop()
            raise ServeError("host_not_started")

    def stop(self) -> None:
        """End it; who is on the page is cut off."""
        self._server.should_exit = True
        self._thread.join(_ENDS_S)
        self._door.close()
