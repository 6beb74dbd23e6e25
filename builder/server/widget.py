"""The public pages: the chat page, the widget's script, the privacy notice."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import json
from collections.abc import Callable
from string import Template
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from builder.core.bot import BotSpec
from builder.server.addresses import origin_of
from builder.server.consents import offer
from builder.server.description import described
from builder.server.face import face, pick_language, title
from builder.server.notice import contact, notice
from builder.server.replies import Face, PrivacyControl
from builder.server.settings import Caps
from builder.server.words import written_in
from builder.system import resources, texts

PARTS = (
    *("elements", "markdown", "host", "messages", "cards"),
    *("talk", "views", "person", "mine", "widget"),
)
"""The script's files under `resources/widget`, in order; they share one function."""


_MODE = 'data-mode="page"'


def script(*, testers: bool = False) -> str:
    """The widget as one script that leaves nothing behind in the page's own names."""
    style = resources.text("widget", "style.css")
    names = (*PARTS[:-1], "notes", PARTS[-1]) if testers else PARTS
    parts = [resources.text("widget", f"{part}.js") for part in names]
    body = "\n".join([f"const STYLE = {json.dumps(style)};", *parts])
    return f'(() => {{\n"use strict";\n{body}\n}})();\n'


class Pages:
    """The pages of one bot, made once; those for `testers` take their notes."""

    def __init__(self, spec: BotSpec, *, testers: bool = False) -> None:
        self._spec = spec
        self.testers = testers
        page = resources.text("widget", "page.html")
        self._page = Template(page.replace(_MODE, f"{_MODE} data-testers") if testers else page)
        self._notice = Template(resources.text("widget", "privacy.html"))
        self._script = script(testers=testers).encode()
        self._packed = gzip.compress(self._script, 9, mtime=0)
        self._mark = f'"{hashlib.sha256(self._script).hexdigest()[:20]}"'

    def chat(self, language: str, closed: str = "", base: str = "") -> Response:
        """The host's own chat page, with the widget over the whole of it.

        Args:
            language: one there are texts in.
            closed: why the chat takes no questions; empty while it does.
            base: the path that the host stands under.
        """
        sites = filter(None, map(origin_of, self._spec.site.allowed_origins))
        says = html.escape(closed) or texts.say("host.noscript", language)
        without = f"<p>{says}</p>{contact(self._spec, language)}"
        frames = ("'self'", *sites)
        spoken = written_in(self._spec, language)
        return self._html(self._page, spoken, body=without, frames=frames, base=base)

    def privacy(self, language: str) -> Response:
        """The privacy notice, made from the real settings."""
        return self._html(self._notice, language, body=notice(self._spec, language))

    def widget(self, accepted: str, known: str) -> Response:
        """The script, packed where the browser takes that; nothing when it has it already."""
        headers = {
            "cache-control": "public, max-age=300",
            "cross-origin-resource-policy": "cross-origin",
            "etag": self._mark,
            "vary": "Accept-Encoding",
        }
        if known == self._mark:
            return Response(status_code=304, headers=headers)
        body = self._script
        if "gzip" in accepted:
            body, headers["content-encoding"] = self._packed, "gzip"
        return Response(body, headers=headers, media_type="text/javascript")

    def _html(
        self,
        page: Template,
        language: str,
        *,
        body: str = "",
        frames: tuple[str, ...] = ("'none'",),
        base: str = "",
    ) -> Response:
        text = page.substitute(
            base=f"{base}/" if base else "",
            language=language,
            title=html.escape(title(self._spec)),
            body=body,
            scheme=str(self._spec.appearance.scheme),
            icon=self._spec.appearance.accent.removeprefix("#"),
        )
        style = text.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = (
            "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; "
            f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
            f"frame-ancestors {' '.join(frames)}"
        )
        headers = {
            "content-security-policy": policy,
            "cache-control": "no-cache",
            "content-language": language,
            "vary": "Accept-Language",
        }
        return HTMLResponse(text, headers=headers)


Told = Callable[[str], dict[str, str] | None]
"""Why the chat is closed, and what visitors are told, in a language; None while it is open."""


def routes(
    spec: BotSpec, pages: Pages, caps: Caps, closed: Told, *, passes_on: bool = False
) -> APIRouter:
    """`GET /`, `/widget.js`, `/privacy` and `/api/widget`."""
    router = APIRouter(tags=["pages"])

    def language(request: Request) -> str:
        return pick_language(request.headers.get("accept-language", ""), spec)

    @router.get("/", response_class=HTMLResponse, **described(None))
    async def chat_page(request: Request) -> Response:
        """The chat page of the host itself."""
        spoken = language(request)
        says = (closed(spoken) or {}).get("says", "")
        return pages.chat(spoken, says, getattr(request.state, "base", ""))

    @router.get("/privacy", response_class=HTMLResponse, **described(None))
    async def privacy_page(request: Request) -> Response:
        """What happens to what visitors write."""
        return pages.privacy(language(request))

    script: dict[int, dict[str, Any]] = {
        200: {"content": {"text/javascript": {"schema": {"type": "string"}}}},
        304: {"description": "It is the one the browser has"},
    }

    @router.get("/widget.js", response_class=Response, **described(None, responses=script))
    async def widget_script(request: Request) -> Response:
        """The script that puts the chat on a page."""
        headers = request.headers
        return pages.widget(headers.get("accept-encoding", ""), headers.get("if-none-match", ""))

    @router.get("/.well-known/gpc.json", **described(PrivacyControl))
    async def privacy_control() -> dict[str, bool]:
        """That the Global Privacy Control signal is honoured, as its specification says it."""
        return {"gpc": True}

    @router.get("/api/widget", **described(Face))
    async def widget_face(language: str = "") -> dict[str, object]:
        """What the widget shows before anybody has agreed to anything; keeps nothing."""
        picked = pick_language(language, spec)
        offered = offer(spec, picked)
        limit = caps.message_characters
        told = face(spec, picked, offered, limit=limit, testers=pages.testers)
        shut = closed(picked)
        return {**told, "handover": passes_on, **({"closed": shut} if shut else {})}

    return router
