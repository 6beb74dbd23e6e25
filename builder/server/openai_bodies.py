"""What `/v1` takes and gives: the part of the OpenAI protocol that a bot of documents can keep."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from builder.core.errors import ServeError
from builder.server.replies import Handover, Source

MODEL = "hushdesk"
"""The one model there is: the bot."""

_MESSAGES = 500

READ_PAST = frozenset(
    {
        "frequency_penalty", "max_completion_tokens", "max_tokens", "metadata",
        "parallel_tool_calls", "presence_penalty", "prompt_cache_key", "prompt_cache_retention",
        "reasoning_effort", "seed", "service_tier", "temperature", "top_p", "verbosity",
    }
)  # fmt: skip
"""What many clients send by themselves and what changes nothing here: the owner has decided it."""

_NOTHING_ASKED: dict[str, Any] = {
    "logprobs": False,
    "modalities": ["text"],
    "n": 1,
    "response_format": {"type": "text"},
    "store": False,
    "tool_choice": "none",
}
"""The value of each with which nothing is asked for that is not done."""


class _Taken(BaseModel):
    """Fields that are not named here are refused one by one, with their name."""

    model_config = ConfigDict(extra="allow")


class TextPart(_Taken):
    """A piece of a message; only text is read."""

    type: str = Field(max_length=40)
    text: str | None = None


class TalkMessage(_Taken):
    """One message of the talk so far.

    Attributes:
        role: `user` and `assistant` are read, `system` and `developer` are read past: how the bot
            speaks is its owner's to say. Others are refused.
    """

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[TextPart] | None = None

    def said(self) -> str:
        """Its text.

        Raises:
            ServeError: `content_unsupported`, for pictures, sound and files.
        """
        if not isinstance(self.content, list):
            return self.content or ""
        if any(part.type != "text" for part in self.content):
            raise ServeError("content_unsupported", param="messages")
        return "\n".join(part.text or "" for part in self.content)


class StreamOptions(_Taken):
    """How a stream ends."""

    include_usage: bool | None = None


class CompletionBody(_Taken):
    """A question with the talk before it.

    Attributes:
        model: `hushdesk`.
        messages: the last one is the question, and a user's.
        user: stands for one person of the caller's; counted as a visitor is, and not kept.
        safety_identifier: the same by its newer name.
    """

    model: str = Field(max_length=200, json_schema_extra={"enum": [MODEL]})
    messages: Annotated[list[TalkMessage], Field(min_length=1, max_length=_MESSAGES)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    user: str | None = Field(default=None, max_length=200)
    safety_identifier: str | None = Field(default=None, max_length=200)

    def read_past(self) -> list[str]:
        """What was sent and changes nothing.

        Raises:
            ServeError: `parameter_unsupported`, for what asks for something that is not done.
        """
        extra = self.model_extra or {}
        for name, value in extra.items():
            known = name in READ_PAST or value in (None, [], {}) or value == _plain(name)
            if not known:
                raise ServeError("parameter_unsupported", param=name[:60])
        past = {name for name, value in extra.items() if name in READ_PAST and value is not None}
        roles = {each.role for each in self.messages} & {"system", "developer"}
        return sorted(past | roles)


def _plain(name: str) -> Any:
    return _NOTHING_ASKED.get(name, ...)


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Extra(_Given):
    """What this host tells beside the protocol.

    Attributes:
        id: of the answer.
        text: the whole answer; where a stream withdrew something, what holds.
        refused: the documents do not hold it.
        handover: how a person is reached, where one is offered.
        ignored: fields and roles of the request that changed nothing.
    """

    id: str
    ai_generated: Literal[True]
    text: str
    refused: bool
    reason: str | None
    kind: str
    confidence: float
    sources: list[Source]
    handover: Handover | None
    ignored: list[str]


class Usage(_Given):
    """Tokens that a model used for the answer; none where it was made of quotes."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class AssistantMessage(_Given):
    """The answer."""

    role: Literal["assistant"]
    content: str
    refusal: None = None


class Choice(_Given):
    """The one answer there is."""

    index: Literal[0]
    message: AssistantMessage
    finish_reason: Literal["stop"]
    logprobs: None = None


class Completion(_Given):
    """A whole answer."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    hushdesk: Extra


class DeltaPiece(_Given):
    """A piece of the answer's text."""

    role: Literal["assistant"] | None = None
    content: str | None = None


class ChunkChoice(_Given):
    """A piece of the one answer there is."""

    index: Literal[0]
    delta: DeltaPiece
    finish_reason: Literal["stop"] | None
    logprobs: None = None


class Withdrawn(_Given):
    """What was said so far in this stream does not hold; the answer begins anew."""

    withdrawn: str


class Chunk(_Given):
    """One event of a stream; `hushdesk` is on the last with a choice, or says what is withdrawn."""

    id: str
    object: Literal["chat.completion.chunk"]
    created: int
    model: str
    choices: list[ChunkChoice]
    usage: Usage | None = None
    hushdesk: Extra | Withdrawn | None = None


class ModelCard(_Given):
    """The bot as a model."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str
    name: str


class Models(_Given):
    """All models: one."""

    object: Literal["list"]
    data: list[ModelCard]


class Refusal(_Given):
    """Why not, in the protocol's form."""

    message: str
    type: str
    param: str | None
    code: str


class RefusalBody(_Given):
    """An error in the protocol's form."""

    error: Refusal
