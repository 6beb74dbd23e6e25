"""A program that tries every way out it knows, for tests of the guard; run it as a child process.

It prints one JSON object: what became of each attempt. A second audit hook behind the guard ends
whatever the guard lets through, so that no attempt ever leaves this computer.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

NAME, ADDRESS = "api.example.com", "192.0.2.1"
ALLOWED = "llm.example.com"


class Reached(Exception):  # noqa: N818 - what happened
    """An attempt came past the guard."""


def stop(event: str, args: tuple[Any, ...]) -> None:
    """Ends what the guard let through, unless it stays on this computer."""
    name = args[0] if event == "socket.getaddrinfo" else None
    if name not in {None, "127.0.0.1", "localhost", ADDRESS}:
        raise Reached(name)
    sent = event in {"socket.connect", "socket.sendto", "socket.sendmsg"}
    if sent and isinstance(args[1], tuple) and not str(args[1][0]).startswith("127."):
        raise Reached(args[1][0])


def outcome(attempt: Callable[[], object]) -> str:
    """`refused` by the guard, `reached` the network, else the error's name or `done`."""
    from builder.core.errors import PolicyError

    try:
        attempt()
    except BaseException as error:  # noqa: BLE001 - libraries wrap the refusal as they like
        seen: BaseException | None = error
        while seen is not None:
            if isinstance(seen, PolicyError):
                return "refused"
            if isinstance(seen, Reached):
                return "reached"
            reason = getattr(seen, "reason", None)
            seen = (
                seen.__cause__
                or seen.__context__
                or (reason if isinstance(reason, BaseException) else None)
            )
        return type(error).__name__
    return "done"


def by_urllib() -> None:
    import urllib.request

    urllib.request.urlopen(f"http://{NAME}/")


def by_http_client() -> None:
    import http.client

    http.client.HTTPConnection(ADDRESS, timeout=5).request("GET", "/")


def by_httpx() -> None:
    import httpx

    httpx.get(f"http://{NAME}/", trust_env=False)


def by_requests() -> None:
    import requests

    requests.get(f"http://{NAME}/", timeout=5)


def by_socket_address() -> None:
    socket.socket().connect((ADDRESS, 80))


def by_socket_name() -> None:
    socket.socket().connect((NAME, 80))


def by_datagram_to_a_name() -> None:
    socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", (NAME, 53))


def by_connect_ex() -> None:
    socket.socket().connect_ex((ADDRESS, 80))


def by_datagram() -> None:
    socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", (ADDRESS, 53))


def by_message() -> None:
    socket.socket(type=socket.SOCK_DGRAM).sendmsg([b"x"], [], 0, (ADDRESS, 53))


def by_asyncio_name() -> None:
    asyncio.run(_open(NAME))


def by_asyncio_address() -> None:
    asyncio.run(_open(ADDRESS))


async def _open(host: str) -> None:
    await asyncio.open_connection(host, 80)


def by_anyio() -> None:
    import anyio

    anyio.run(anyio.connect_tcp, NAME, 80)


def by_thread() -> None:
    raise in_thread(by_socket_address)


def in_thread(attempt: Callable[[], object]) -> BaseException:
    """What `attempt` raised in a thread of its own."""
    caught: list[BaseException] = []

    def run() -> None:
        try:
            attempt()
        except BaseException as error:  # noqa: BLE001 - handed over as it is
            caught.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return caught[0]


def after_reloading_everything() -> None:
    """Throws away every module that could hold the guard, and tries again."""
    for name in [name for name in sys.modules if name.startswith(("builder", "socket"))]:
        if name != "builder.core.errors":
            del sys.modules[name]
    importlib.invalidate_caches()
    fresh = importlib.import_module("socket")
    with suppress(AttributeError):
        sys._clear_type_cache()
    fresh.socket().connect((ADDRESS, 80))


WAYS: dict[str, Callable[[], object]] = {
    "urllib": by_urllib,
    "http.client": by_http_client,
    "httpx": by_httpx,
    "requests": by_requests,
    "socket to an address": by_socket_address,
    "socket to a name": by_socket_name,
    "connect_ex": by_connect_ex,
    "datagram": by_datagram,
    "datagram to a name": by_datagram_to_a_name,
    "message": by_message,
    "gethostbyname": lambda: socket.gethostbyname(NAME),
    "gethostbyname_ex": lambda: socket.gethostbyname_ex(NAME),
    "gethostbyaddr": lambda: socket.gethostbyaddr(ADDRESS),
    "getnameinfo": lambda: socket.getnameinfo((ADDRESS, 80), 0),
    "getaddrinfo": lambda: socket.getaddrinfo(NAME, 80),
    "asyncio by name": by_asyncio_name,
    "asyncio by address": by_asyncio_address,
    "anyio": by_anyio,
    "thread": by_thread,
}


def through_the_door() -> dict[str, str]:
    """What the door's own clients reach, and what others reach meanwhile."""
    from tests.support.ledger import make_door

    closed, chosen = make_door(), make_door(ALLOWED)

    async def ask(host: str) -> None:
        async with chosen.async_client("model") as client:
            await client.get(f"http://{host}/")

    return {
        "door closed": outcome(lambda: closed.client("model").get(f"http://{NAME}/")),
        "door, other host": outcome(lambda: chosen.client("model").get(f"http://{NAME}/")),
        "door, allowed host": outcome(lambda: chosen.client("model").get(f"http://{ALLOWED}/")),
        "async door, other host": outcome(lambda: asyncio.run(ask(NAME))),
        "async door, allowed host": outcome(lambda: asyncio.run(ask(ALLOWED))),
        "thread beside the door": beside_the_door(),
        "task beside the door": asyncio.run(task_beside_the_door()),
    }


def beside_the_door() -> str:
    """A thread tries the allowed host while another thread is inside the door with it."""
    from builder.privacy.egress.guard import passage

    with passage([ALLOWED]):
        assert outcome(lambda: socket.getaddrinfo(ALLOWED, 80)) == "reached"
        error = in_thread(lambda: socket.getaddrinfo(ALLOWED, 80))
    return type(error).__name__


async def task_beside_the_door() -> str:
    """The same with two tasks of one loop."""
    from builder.privacy.egress.guard import passage

    inside, tried = asyncio.Event(), asyncio.Event()

    async def go_through() -> None:
        with passage([ADDRESS]):
            inside.set()
            await tried.wait()

    async def try_beside() -> str:
        await inside.wait()
        found = outcome(by_socket_address)
        tried.set()
        return found

    through, beside = asyncio.create_task(go_through()), asyncio.create_task(try_beside())
    await through
    return await beside


def at_home() -> dict[str, str]:
    """What stays on this computer and must go on working."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        async def open_loopback() -> None:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()

        async def listen() -> None:
            (await asyncio.start_server(lambda *_: None, "0.0.0.0", 0)).close()

        def pair() -> None:
            for each in socket.socketpair():
                each.close()

        return {
            "loopback": outcome(lambda: socket.create_connection(("127.0.0.1", port)).close()),
            "localhost": outcome(lambda: socket.create_connection(("localhost", port)).close()),
            "asyncio": outcome(lambda: asyncio.run(open_loopback())),
            "listening": outcome(lambda: asyncio.run(listen())),
            "unix sockets": outcome(pair),
        }


def main() -> None:
    """Install the guard, try everything, print what came of it."""
    from builder.privacy.egress import install_guard

    install_guard()
    install_guard()
    sys.addaudithook(stop)
    found = {
        "outside": {name: outcome(way) for name, way in WAYS.items()},
        "door": through_the_door(),
        "home": at_home(),
    }
    found["outside"]["reloaded"] = outcome(after_reloading_everything)
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
