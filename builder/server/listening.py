"""Where visitors come in: the address is taken, told, and kept quiet about."""

from __future__ import annotations

import errno
import logging
import socket

from builder.core.errors import ServeError


def bind(host: str, port: int) -> socket.socket:
    """Take the address before anything slow is done, so that a taken one is told at once.

    Raises:
        ServeError: `port_in_use`, `port_not_allowed` or `address_not_ours`.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host.strip("[]"), port))
    except OSError as error:
        door.close()
        if error.errno == errno.EADDRINUSE:
            raise ServeError("port_in_use", port=port) from None
        if error.errno in {errno.EACCES, errno.EPERM}:
            raise ServeError("port_not_allowed", port=port) from None
        raise ServeError("address_not_ours", host=host) from None
    except OverflowError:
        door.close()
        raise ServeError("port_not_allowed", port=port) from None
    return door


def page_address(door: socket.socket) -> str:
    """The address of the chat page of a host that listens on `door`."""
    host, port = door.getsockname()[:2]
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def quiet() -> None:
    """Keep the web server's own lines, which may carry a visitor's text, from everybody."""
    log = logging.getLogger("uvicorn")
    log.addHandler(logging.NullHandler())
    log.propagate = False
