"""Lets a chat stand under a path of a site: the path is taken off before anything looks at it."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from builder.core.errors import UsageError

_PATH = re.compile(r"(/(?!\.{1,2}(/|$))[A-Za-z0-9._~-]{1,60}){1,6}")


def checked(path: str) -> str:
    """A path as it is used: `/chat`; empty for none.

    Raises:
        UsageError: `bad_base_path`.
    """
    plain = path.rstrip("/")
    if plain and not _PATH.fullmatch(plain):
        raise UsageError("bad_base_path", path=path[:80])
    return plain


class BasePath:
    """Serves an application under a path, whether or not the proxy before it takes the path off.

    Args:
        app: what is served.
        path: as the operator gave it.
        trusts_proxy: a proxy of the operator's own stands before it, so that its
            `X-Forwarded-Prefix` is believed where no path was given.
    """

    def __init__(self, app: ASGIApp, path: str, *, trusts_proxy: bool) -> None:
        self._app = app
        self._path = path
        self._trusts_proxy = trusts_proxy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        base, path = self._base(scope), scope["path"]
        if base and path == base:
            await RedirectResponse(f"{base}/", 308)(scope, receive, send)
            return
        if base and path.startswith(f"{base}/"):
            raw = scope.get("raw_path") or b""
            under = raw.removeprefix(base.encode())
            scope = {**scope, "path": path[len(base) :], "raw_path": under}
        scope = {**scope, "state": {**scope.get("state", {}), "base": base}}
        await self._app(scope, receive, send)

    def _base(self, scope: Scope) -> str:
        if self._path or not self._trusts_proxy:
            return self._path
        told = Headers(scope=scope).get("x-forwarded-prefix", "").rpartition(",")[2].strip()
        plain = told.rstrip("/")
        return plain if _PATH.fullmatch(plain) else ""
