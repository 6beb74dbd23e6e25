"""The page on which a tester's link is used, in the tester's language."""

from __future__ import annotations

import base64
import hashlib
import html
from string import Template

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from builder.core.bot import BotSpec
from builder.server.description import described
from builder.server.face import pick_language
from builder.system import resources, texts

WORDS = ("title", "text", "notes", "start", "spent", "missing", "offline")
"""The page's words, by their keys under `testers.join.`."""


def routes(spec: BotSpec) -> APIRouter:
    """`GET /join` and its script; the page says nothing of the bot, whose link may be foreign."""
    router = APIRouter(tags=["testers"])
    page = Template(resources.text("widget", "join.html"))
    script = resources.text("widget", "join.js")

    @router.get("/join", response_class=HTMLResponse, **described(None))
    async def join_page(request: Request) -> Response:
        """Where a link leads to."""
        language = pick_language(request.headers.get("accept-language", ""), spec)
        said = {
            word: html.escape(texts.say(f"testers.join.{word}", language), quote=True)
            for word in WORDS
        }
        text = page.substitute(language=language, **said)
        style = text.partition("<style>")[2].partition("</style>")[0]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = (
            "default-src 'none'; script-src 'self'; connect-src 'self'; "
            f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )
        headers = {"content-security-policy": policy, "content-language": language}
        return HTMLResponse(text, headers=headers)

    told = {200: {"content": {"text/javascript": {"schema": {"type": "string"}}}}}

    @router.get("/join.js", response_class=Response, **described(None, responses=told))
    async def join_script() -> Response:
        """The page's script."""
        return Response(script, media_type="text/javascript")

    return router
