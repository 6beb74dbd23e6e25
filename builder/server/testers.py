"""The page for testers: who may come in, and what they say of answers.

The page is the host's own with the real chat on it. Nothing of the bot is told to somebody who was
not invited: a link is used once for a cookie, and every other request needs the cookie. A link's
token stands behind the `#`, which no browser sends, so that it is in no log and no history of a
server, and using it takes a press of a button, so that a programme that looks at links spends none.
"""

from __future__ import annotations

from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Annotated, Any, Final, Literal, Protocol

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from builder.core.errors import ServeError
from builder.core.tester_note import TesterNote
from builder.server.beside import asked
from builder.server.description import described
from builder.server.limits import Limiter
from builder.server.problems import Problems
from builder.server.replies import Joined, Noted
from builder.server.sessions import Talks

COOKIE: Final = "hushdesk_tester"
_OPEN: Final = frozenset({"/join", "/join.js", "/api/testers/join", "/widget.js", "/readyz"})
"""What somebody who has a link and no cookie yet needs; none of it tells anything of the bot."""

NOTE_CHARACTERS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who came in: the cookie they are known by, and for how many seconds."""

    cookie: str
    seconds: int


class Guests(Protocol):
    """Who may come in, and where what they say goes; the author's side keeps both."""

    def join(self, token: str) -> Seat | None:
        """Let the holder of a link in, once; None when it lets nobody in any more."""
        ...

    def who(self, cookie: str) -> str | None:
        """Who a cookie stands for, while they may still be in."""
        ...

    def note(self, said: TesterNote) -> None:
        """Keep what was said of an answer."""
        ...


class Invited:
    """Lets nobody in without a cookie: pages lead to where a link is used, the rest is refused."""

    def __init__(self, app: ASGIApp, problems: Problems, guests: Guests) -> None:
        self._app = app
        self._problems = problems
        self._guests = guests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["path"] in _OPEN:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookie = _cookie(headers.get("cookie", ""))
        who = await run_in_threadpool(self._guests.who, cookie) if cookie else None
        if who is None:
            answer: Response = RedirectResponse("/join", 303, {"cache-control": "no-store"})
            if scope["path"] != "/":
                accepted = headers.get("accept-language", "")
                answer = self._problems.response(ServeError("tester_unknown"), accepted)
            await answer(scope, receive, send)
            return
        scope["state"]["tester"] = who
        await self._app(scope, receive, send)


class JoinBody(BaseModel):
    """The token of a link."""

    model_config = ConfigDict(extra="forbid")
    token: Annotated[str, Field(min_length=20, max_length=100)]


class NoteBody(BaseModel):
    """What a tester says of one answer."""

    model_config = ConfigDict(extra="forbid")
    token: Annotated[str, Field(min_length=20, max_length=100)]
    id: Annotated[str, Field(max_length=64)]
    thumb: Literal["up", "down", ""] = ""
    note: Annotated[str, Field(max_length=NOTE_CHARACTERS)] = ""
    should_say: Annotated[str, Field(max_length=NOTE_CHARACTERS)] = ""


def routes(guests: Guests, sessions: Talks, limiter: Limiter) -> APIRouter:
    """`POST /api/testers/join` and `/api/testers/note`."""
    router = APIRouter(tags=["testers"])

    @router.post("/api/testers/join", **described(Joined, "tester_link_spent"))
    async def join(request: Request, body: JoinBody) -> Response:
        """Use a link: once, for a cookie that no script can read and no other site can send."""
        address = request.state.address
        await asked(limiter, lambda: limiter.session(address))
        seat = await run_in_threadpool(guests.join, body.token)
        if seat is None:
            raise ServeError("tester_link_spent")
        answer = JSONResponse({"joined": True})
        answer.set_cookie(
            COOKIE,
            seat.cookie,
            max_age=seat.seconds,
            httponly=True,
            samesite="strict",
            secure=request.state.own_origin.startswith("https:"),
        )
        return answer

    said = ("note_empty", "note_too_long", "notes_not_kept")
    refusals = ("session_unknown", "answer_unknown", "tester_unknown", *said)

    @router.post("/api/testers/note", **described(Noted, *refusals))
    async def note(request: Request, body: NoteBody) -> dict[str, Any]:
        """Tell the owner what one thinks of an answer; a second word replaces the first."""
        origin, address = request.state.origin, request.state.address
        await asked(limiter, lambda: limiter.message(address))
        session = await asked(sessions, lambda: sessions.find(body.token, origin))
        at = next((n for n, m in enumerate(session.messages) if m.id == body.id), None)
        if at is None or session.messages[at].role != "bot":
            raise ServeError("answer_unknown")
        answer = session.messages[at]
        said = TesterNote(
            id=answer.id,
            when=answer.when,
            who=request.state.tester,
            thumb=body.thumb,
            question=session.messages[at - 1].text if at else "",
            answer=answer.text,
            refused=bool(answer.extra.get("refused")),
            documents=tuple(dict.fromkeys(s["document"] for s in answer.extra.get("sources", ()))),
            note=body.note,
            should_say=body.should_say,
        )
        await run_in_threadpool(guests.note, said)
        return {"kept": True}

    return router


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
