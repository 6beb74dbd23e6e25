"""What a person gets: made once, shown to the visitor word for word, sent as it was shown."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from builder.core.bot import BotSpec
from builder.core.cleared import Cleared
from builder.core.conversation import Turn
from builder.core.handover import PassedOn
from builder.privacy.gate import Gate
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.system import texts

KINDS = ("handover", "test", "notice")
"""A visitor's; a test by the owner; word to the owner that another channel fails."""

MOST_TURNS, MOST_CHARACTERS = 30, 4_000
"""Of a talk that is passed on: its last messages, each up to so long."""

_PURPOSE = "mail"


@dataclass(frozen=True, slots=True)
class Letter:
    """What is passed on; every text in it went through the gate.

    Attributes:
        kind: one of `KINDS`.
        bot: its name; `bot_id` its id.
        reason: why a person was offered, or empty.
        language: the visitor's; the frame around their words is in the bot's.
        reference: by which the visitor can name the talk.
        talk: (role, text), oldest first.
        masked: personal data that was replaced, by entity type.
        as_written: what the visitor wrote passed as they agreed to it.
    """

    kind: str
    bot: str
    bot_id: str
    frame: str
    reason: str = ""
    language: str = ""
    reference: str = ""
    name: str = ""
    contact: str = ""
    message: str = ""
    talk: tuple[tuple[str, str], ...] = ()
    passes_on: str = str(PassedOn.MASKED)
    masked: Mapping[str, int] = field(default_factory=dict)
    as_written: bool = False

    @property
    def text(self) -> str:
        """All of it as a page of plain text; what others wrote is marked at every line."""

        def say(key: str, **params: str) -> str:
            return texts.say(f"handover.letter.{key}", self.frame, **params)

        lines = [say(f"{self.kind}.first", bot=self.bot)]
        if self.reason:
            lines.append(say(f"reason.{self.reason}"))
        facts = [
            say(key, value=value)
            for key, value in (("name", self.name), ("contact", self.contact))
            if value
        ]
        if self.language and self.language != self.frame:
            facts.append(say("language", value=self.language))
        lines += ["", *facts] if facts else []
        if self.message:
            lines += ["", say("message"), *_quoted(self.message)]
        if self.talk:
            lines += ["", say(f"talk.{self.passes_on}")]
            for role, text in self.talk:
                lines += [say(role), *_quoted(text)]
        if self.reference:
            lines += ["", say("reference", value=self.reference)]
        return "\n".join(lines) + "\n"

    @property
    def version(self) -> str:
        """Which words these are: it changes whenever one of them does."""
        return hashlib.sha256(self.dump().encode()).hexdigest()[:32]

    def dump(self) -> str:
        """All of it as JSON, to be kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def cleared(self, gate: Gate, purpose: str) -> Cleared:
        """Its text for `mail` or `webhook`."""
        return gate.kept(self.text, purpose, masked=self.masked, as_written=self.as_written)


def load(text: str) -> Letter:
    """The letter that `Letter.dump` gave."""
    data: dict[str, Any] = json.loads(text)
    talk = tuple((str(role), str(said)) for role, said in data.pop("talk"))
    return Letter(talk=talk, **data)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor fills in.

    Attributes:
        contact: how they want to be reached.
    """

    name: str = ""
    contact: str = ""
    message: str = ""


def write(
    spec: BotSpec,
    gate: Gate,
    wish: Wish,
    talk: Sequence[Turn],
    *,
    names: Pseudonyms | None = None,
    reference: str = "",
    about: tuple[str, str] = ("", ""),
) -> Letter:
    """The letter of a visitor.

    Args:
        spec: the owner's settings; they say what of the talk is passed on.
        gate: masks the talk, and numbers that nobody needs in what the visitor writes.
        wish: what the visitor filled in.
        talk: the whole of it, oldest first.
        names: the session's placeholders: what was once recognised is masked everywhere.
        reference: by which the visitor can name the talk.
        about: why a person was offered, and the visitor's language.
    """
    counts: Counter[str] = Counter()

    def agreed(text: str) -> str:
        cleared = gate.agreed(text, _PURPOSE)
        counts.update(dict(cleared.masked))
        return cleared.text

    def masked(text: str) -> str:
        cleared = gate.clear(text, _PURPOSE, names=names)
        counts.update(dict(cleared.masked))
        return cleared.text

    passes = spec.handover.passes_on
    clear = agreed if passes is PassedOn.TALK else masked
    reason, language = about
    return Letter(
        kind="handover",
        bot=_line(spec.name),
        bot_id=spec.id,
        frame=spec.language if spec.language in texts.languages() else texts.FALLBACK,
        reason=reason,
        language=language,
        reference=reference,
        name=agreed(_line(wish.name)),
        contact=agreed(_line(wish.contact)),
        message=agreed(wish.message.strip()),
        talk=tuple((t.role, clear(t.text[:MOST_CHARACTERS])) for t in _chosen(talk, passes)),
        passes_on=str(passes),
        masked=dict(counts),
        as_written=bool(wish.name or wish.contact or wish.message) or passes is PassedOn.TALK,
    )


def plain(spec: BotSpec, kind: str) -> Letter:
    """A letter without anybody's words: a `test`, or a `notice` that another channel fails."""
    frame = spec.language if spec.language in texts.languages() else texts.FALLBACK
    return Letter(kind=kind, bot=_line(spec.name), bot_id=spec.id, frame=frame)


def _chosen(talk: Sequence[Turn], passes: PassedOn) -> Sequence[Turn]:
    if passes is PassedOn.QUESTION:
        return [turn for turn in talk if turn.role == "visitor"][-1:]
    return talk[-MOST_TURNS:]


def _line(text: str) -> str:
    """`text` on one line, without what cannot be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _quoted(text: str) -> list[str]:
    return [f"> {line}" for line in text.splitlines() or [""]]
