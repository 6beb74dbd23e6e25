"""`/v1`: the bot for programs that speak the OpenAI protocol, with a token of scope `answer`.

The same bot, gate, places and caps of money as on the page. Nothing of a talk is kept: the caller
sends it along each time, and answers for the consent of whoever it speaks for.
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import ExitStack, aclosing
from dataclasses import dataclass
from typing import Any, Final

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from builder.core.bot import BotSpec
from builder.core.conversation import Answer, Delta, Done, Question, Replaced, Turn
from builder.core.errors import HushdeskError, ServeError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.server import beside
from builder.server import openai_bodies as bodies
from builder.server.answers import Answers, Place
from builder.server.chat import readable
from builder.server.description import BY_OPERATOR, chunks, described
from builder.server.events import STILL_HERE, EventStream, while_listening
from builder.server.face import pick_language, title
from builder.server.limits import Limiter
from builder.server.operator_desk import Desk
from builder.server.operators import ANSWER
from builder.server.problems import STATUS, Problems
from builder.server.settings import Caps
from builder.server.shown import handover, sources
from builder.server.store_watch import told as plain
from builder.system import logs, texts
from builder.system.unseen import visible

REFUSALS: Final = (
    "answer_cut_off", "answer_failed", "answer_slow", "content_unsupported", "host_busy",
    "message_empty", "message_too_long", "model_unknown", "parameter_unsupported",
    "question_missing", "turns_used_up",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the question, and what the answer says of the request."""

    question: Question
    ignored: list[str]
    id: str
    when: int

    def envelope(self, kind: str) -> dict[str, Any]:
        """What every object of the answer begins with."""
        name = f"chatcmpl-{self.id}"
        return {"id": name, "object": kind, "created": self.when, "model": bodies.MODEL}


class Completions:
    """Answers one request, whole or piece by piece."""

    def __init__(
        self,
        spec: BotSpec,
        answers: Answers,
        problems: Problems,
        caps: Caps,
        clock: Clock,
        *,
        passes_on: bool = False,
    ) -> None:
        self._spec = spec
        self._answers = answers
        self._problems = problems
        self._caps = caps
        self._clock = clock
        self._passes_on = passes_on

    def asked(self, body: bodies.CompletionBody, accepted: str) -> Asked:
        """What `body` asks, in the first language of `accepted` there are texts in.

        Raises:
            ServeError: `model_unknown`, `parameter_unsupported`, `content_unsupported`,
                `question_missing`, `message_empty`, `message_too_long`, `turns_used_up`.
        """
        if body.model != bodies.MODEL:
            raise ServeError("model_unknown", param="model")
        ignored = body.read_past()
        talk = list(_talk(body.messages))
        if not talk or talk[-1].role != "visitor":
            raise ServeError("question_missing", param="messages")
        if sum(turn.role == "visitor" for turn in talk) > self._caps.turns:
            raise ServeError("turns_used_up", limit=self._caps.turns)
        *before, last = talk
        text = readable(last.text, self._caps.message_characters)
        history = tuple(before[-self._caps.history :]) if self._caps.history else ()
        refusals = self._refusals(before)
        question = Question(text, history, pick_language(accepted, self._spec), refusals)
        return Asked(question, ignored, new_id(), int(self._clock.now().timestamp()))

    async def whole(self, asked: Asked, place: Place) -> dict[str, Any]:
        """The whole answer.

        Raises:
            HushdeskError: whatever the bot raised; `answer_slow`, `answer_cut_off`.
        """
        made = self._answers.make(place, asked.question, Pseudonyms(), on_ready=_kept_nowhere)
        try:
            async with aclosing(made) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Done):
                        return self._completion(asked, piece.answer)
        except TimeoutError:
            raise ServeError("answer_slow") from None
        raise ServeError("answer_cut_off")

    async def events(
        self, asked: Asked, place: Place, *, usage: bool, language: str
    ) -> AsyncGenerator[bytes]:
        """The answer as chunks, and `[DONE]`; a failure is the last event instead."""
        finished = False
        try:
            yield self._chunk(asked, {"role": "assistant", "content": ""})
            made = self._answers.make(place, asked.question, Pseudonyms(), on_ready=_kept_nowhere)
            begun = False
            async with aclosing(made) as pieces:
                async for piece in pieces:
                    if piece is None:
                        yield STILL_HERE
                    elif isinstance(piece, Delta):
                        yield self._chunk(asked, {"content": piece.text})
                        begun = True
                    elif isinstance(piece, Replaced):
                        # What was sent cannot be taken back: readers of text see a new paragraph.
                        gap = {"content": "\n\n"} if begun else {}
                        yield self._chunk(asked, gap, hushdesk={"withdrawn": piece.reason})
                    else:
                        finished = True
                        for told in self._ending(asked, piece.answer, usage=usage):
                            yield told
            if not finished:
                yield self._failed(ServeError("answer_cut_off"), language)
        except TimeoutError:
            yield self._failed(ServeError("answer_slow"), language)
        except HushdeskError as error:
            yield self._failed(error, language)
        except Exception as error:  # noqa: BLE001 - the caller gets a sentence, never a trace
            logs.event("answer_failed", level="error", error=type(error).__name__)
            yield self._failed(ServeError("internal"), language)

    def _ending(self, asked: Asked, answer: Answer, *, usage: bool) -> list[bytes]:
        extra = self._extra(asked, answer)
        told = [self._chunk(asked, {}, finish="stop", hushdesk=extra)]
        if usage:
            last = {"choices": [], "usage": _usage(answer)}
            told.append(_data({**asked.envelope("chat.completion.chunk"), **last}))
        return [*told, b"data: [DONE]\n\n"]

    def _chunk(
        self, asked: Asked, delta: dict[str, str], *, finish: str | None = None, **more: Any
    ) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
        return _data({**asked.envelope("chat.completion.chunk"), "choices": [choice], **more})

    def _completion(self, asked: Asked, answer: Answer) -> dict[str, Any]:
        message = {"role": "assistant", "content": answer.text, "refusal": None}
        choice = {"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}
        return {
            **asked.envelope("chat.completion"),
            "choices": [choice],
            "usage": _usage(answer),
            "hushdesk": self._extra(asked, answer),
        }

    def _extra(self, asked: Asked, answer: Answer) -> dict[str, Any]:
        return {
            "id": asked.id,
            "ai_generated": True,
            "text": answer.text,
            "refused": answer.refused,
            "reason": answer.reason,
            "kind": answer.kind,
            "confidence": round(answer.confidence, 4),
            "sources": sources(self._spec, answer),
            "handover": handover(self._spec, answer, passes_on=self._passes_on),
            "ignored": asked.ignored,
        }

    def _failed(self, error: HushdeskError, language: str) -> bytes:
        return _data(self._problems.in_protocol(_tellable(error), language))

    def _refusals(self, before: Sequence[Turn]) -> int:
        """How often the bot already said that it does not know, as far as it can be told."""
        ours = texts.say("answers.unknown", self._spec.language)
        unknown = self._spec.answers.unknown.strip() or ours
        return sum(turn.role == "bot" and turn.text.startswith(unknown) for turn in before)


def routes(
    spec: BotSpec, completions: Completions, answers: Answers, limiter: Limiter, desk: Desk
) -> APIRouter:
    """`POST /v1/chat/completions` and `GET /v1/models`."""

    async def named(request: Request) -> None:
        # A full disk keeps no program from its answers, as it keeps no visitor.
        operator = await desk.do(request, ANSWER, lambda who: who, quiet=True, whatever=True)
        request.state.program = operator.name

    router = APIRouter(prefix="/v1", tags=["openai"], dependencies=[Depends(named)])

    @router.get("/models", **described(bodies.Models, by=BY_OPERATOR, scope=ANSWER))
    async def models() -> JSONResponse:
        """The bot, as the one model there is."""
        return JSONResponse({"object": "list", "data": [_card(spec)]})

    unknown = described(bodies.ModelCard, "model_unknown", by=BY_OPERATOR, scope=ANSWER)

    @router.get("/models/{model}", **unknown)
    async def model(model: str) -> JSONResponse:
        """The same by its name."""
        if model != bodies.MODEL:
            raise ServeError("model_unknown", param="model")
        return JSONResponse(_card(spec))

    stream = {200: {"content": chunks()}}
    kinds: dict[str, Any] = {"by": BY_OPERATOR, "scope": ANSWER, "responses": stream}

    @router.post("/chat/completions", **described(bodies.Completion, *REFUSALS, **kinds))
    async def complete(request: Request, body: bodies.CompletionBody) -> Response:
        """Answer the last message; with `stream` as chunks, the last of which has the sources."""
        accepted = request.headers.get("accept-language", "")
        asked = completions.asked(body, accepted)
        program, person = request.state.program, body.safety_identifier or body.user or ""
        await beside.asked(limiter, lambda: limiter.program(program, person))
        with ExitStack() as held:
            place = held.enter_context(answers.place())
            if body.stream:
                usage = bool(body.stream_options and body.stream_options.include_usage)
                language = pick_language(accepted, spec)
                events = completions.events(asked, place, usage=usage, language=language)
                return EventStream(events, held.pop_all().close)
            made = completions.whole(asked, place)
            try:
                told = await while_listening(request, made)
            except HushdeskError as error:
                raise _tellable(error) from error
            return JSONResponse(told, headers={"x-ai-generated": "true"})

    return router


def _talk(messages: Sequence[bodies.TalkMessage]) -> list[Turn]:
    roles = {"user": "visitor", "assistant": "bot"}
    talk = []
    for message in messages:
        if message.role in {"tool", "function"}:
            raise ServeError("parameter_unsupported", param="tools")
        text = visible(message.said())
        if message.role in roles and (text.strip() or message.role == "user"):
            talk.append(Turn(roles[message.role], text))
    return talk


def _tellable(error: HushdeskError) -> HushdeskError:
    """`error`, or that the answer failed, where it is none that a caller is told of."""
    logs.event("answer_failed", level="warning", code=error.code, family=error.family)
    error = plain(error)
    return error if error.code in STATUS else ServeError("answer_failed")


def _usage(answer: Answer) -> dict[str, int]:
    sent, received = answer.spent.sent, answer.spent.received
    return {
        "prompt_tokens": sent,
        "completion_tokens": received,
        "total_tokens": sent + received,
    }


def _card(spec: BotSpec) -> dict[str, Any]:
    return {
        "id": bodies.MODEL,
        "object": "model",
        "created": 0,
        "owned_by": "hushdesk",
        "name": title(spec),
    }


def _kept_nowhere(_answer: Answer) -> None:
    """The caller keeps the talk, or does not."""


def _data(told: dict[str, Any]) -> bytes:
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode()
