"""A page on this computer with the real chat on it, as it is filled in, saved or not.

The page stands under a long random path: other programs and other people on this computer cannot
guess it, and pages of other sites are turned away as they are at every host.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import html
from collections.abc import Mapping
from string import Template
from typing import TYPE_CHECKING

from builder.core import setting
from builder.core.ids import new_token
from builder.core.setting import Value
from builder.server.face import title
from builder.studio.bots import Workbench
from builder.studio.spec_check import check
from builder.studio.testers.page import AuthorsBot
from builder.system import resources, texts

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

WORDS = ("heading", "about", "kept", "back")
"""The page's words, by their keys under `site.try.`."""

_PAGE = "try"


class TrialSite:
    """One page on loopback; closed with the bot, or when another one is opened."""

    def __init__(
        self,
        bench: Workbench,
        changes: Mapping[str, Value] | None = None,
        *,
        language: str = texts.FALLBACK,
    ) -> None:
        """Open the page with `changes` of the settings that are not saved.

        What is said on it is kept nowhere.

        Raises:
            UsageError: `colour_unreadable` and whatever else cannot be saved, either.
            ServeError: `port_not_allowed`, `host_not_started`.
        """
        from builder.server.application import create_app
        from builder.server.running import Running
        from builder.server.settings import HostSettings
        from builder.vault.hoststore import HostStore

        spec = check(setting.change(bench.spec, changes or {}))
        self._bench = bench
        self._store = HostStore.in_memory()
        token = new_token()
        app = create_app(AuthorsBot(bench, spec), bench.bot.gate, self._store, HostSettings())
        try:
            self._running = Running(
                _Hidden(app, token, *_page(title(spec), spec.language, language))
            )
        except BaseException:
            self._store.close()
            raise
        self.address = f"{self._running.address}{token}/{_PAGE}"
        bench.closing.append(self.close)

    def close(self) -> None:
        """End the page."""
        if self.close not in self._bench.closing:
            return
        self._bench.closing.remove(self.close)
        self._running.stop()
        self._store.close()


class _Hidden:
    """The host's application below a path that only its owner knows."""

    def __init__(self, app: ASGIApp, token: str, page: str, headers: Mapping[str, str]) -> None:
        from starlette.responses import HTMLResponse, PlainTextResponse

        self._app = app
        self._token = token.encode()
        self._page: ASGIApp = HTMLResponse(page, headers=headers)
        self._nothing: ASGIApp = PlainTextResponse("", 404)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request as a proxy would that takes the path away."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        first, _, rest = scope["path"].removeprefix("/").partition("/")
        if not hmac.compare_digest(first.encode(), self._token):
            await self._nothing(scope, receive, send)
        elif rest == _PAGE and scope["method"] == "GET":
            await self._page(scope, receive, send)
        else:
            path = f"/{rest}"
            below = {**scope, "path": path, "raw_path": path.encode()}
            await self._app(below, receive, send)


def _page(name: str, spoken: str, language: str) -> tuple[str, dict[str, str]]:
    """The page, and the headers it goes out with."""
    said = {key: html.escape(texts.say(f"site.try.{key}", language)) for key in WORDS}
    page = Template(resources.text("widget", "try.html"))
    text = page.substitute(language=language, spoken=spoken, name=html.escape(name), **said)
    style = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        "default-src 'none'; script-src 'self'; connect-src 'self'; "
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )
    return text, {
        "content-security-policy": policy,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
    }
