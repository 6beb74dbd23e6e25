"""Keeps questions out while the chat is closed or the host stops; a visitor's rights stay open."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError, ServeError
from builder.server.face import pick_language
from builder.server.premises import Premises
from builder.server.problems import PROTOCOL, Problems

_ASKING = frozenset({"/api/session", "/api/chat", "/api/feedback", "/api/handover"})


class Doorway:
    """Refuses what leads to an answer: with the owner's words, and how to reach a person."""

    def __init__(
        self, app: ASGIApp, problems: Problems, premises: Premises, spec: BotSpec, version: int
    ) -> None:
        self._app = app
        self._problems = problems
        self._premises = premises
        self._spec = spec
        self._version = version

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and _asks(scope):
            accepted = Headers(scope=scope).get("accept-language", "")
            try:
                self._check(pick_language(accepted, self._spec))
            except HushdeskError as refusal:
                answer = self._problems.answer(refusal, scope)
                if refusal.code == "host_stopping":
                    answer.headers["connection"] = "close"  # the next one takes another process
                await answer(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, language: str) -> None:
        if self._premises.stopping:
            raise ServeError("host_stopping", retry_after=30)
        self._premises.closing.check(self._spec, self._version, language)


def _asks(scope: Scope) -> bool:
    path: str = scope["path"]
    return path.startswith(PROTOCOL) or (scope["method"] == "POST" and path in _ASKING)
