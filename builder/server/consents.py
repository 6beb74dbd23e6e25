"""What a visitor is asked before the first message, and what they said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from builder.core.bot import BotSpec, ModelKind
from builder.core.errors import ServeError
from builder.core.ports import Clock
from builder.privacy.conflicts import provider_hosts
from builder.privacy.consent import Receipt, agree, in_language, text_sha256, text_version
from builder.privacy.egress import is_loopback
from builder.server.sessions import ANSWER, TRANSCRIPT
from builder.server.words import in_words
from builder.system import texts


@dataclass(frozen=True, slots=True)
class Offer:
    """The question of consent as it is shown, in one language.

    Attributes:
        purposes: (purpose, its sentence), each with a box of its own that is not ticked.
    """

    required: bool
    text: str
    purposes: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Everything that is shown; what a receipt stands for."""
        return "\n".join([self.text, *(sentence for _, sentence in self.purposes)])

    @property
    def version(self) -> str:
        """Which words these are."""
        return text_version(self.words)

    def shown(self) -> dict[str, Any]:
        """The offer as the widget gets it."""
        return {
            "required": self.required,
            "version": self.version,
            "text": self.text,
            "purposes": [{"id": name, "text": text} for name, text in self.purposes],
        }


def offer(spec: BotSpec, language: str) -> Offer:
    """What visitors of `spec` are asked in `language`, made from the real settings."""
    policy = spec.privacy
    text = _own_words(spec, language) or texts.say("host.consent.text", language)
    purposes = [(ANSWER, _who_answers(spec, language))]
    if policy.transcripts.days:
        days = policy.transcripts.days
        purposes.append((TRANSCRIPT, in_words(spec, language, "consent.transcript", days=days)))
    return Offer(policy.consent.required, text, tuple(purposes))


def implied(spec: BotSpec, *, opted_out: bool = False) -> frozenset[str]:
    """What a visitor is served for without having agreed to anything.

    Args:
        spec: the bot.
        opted_out: the browser sent the Global Privacy Control signal: then nobody outside gets a
            word without a tick, whatever the owner set. A written record always takes one.
    """
    if spec.privacy.consent.required or (opted_out and _outside(spec)):
        return frozenset()
    return frozenset({ANSWER})


def words_of(spec: BotSpec, digest: str) -> str | None:
    """The words with the hash `digest`, while they are still shown in one of our languages."""
    for language in texts.languages():
        words = offer(spec, language).words
        if text_sha256(words) == digest:
            return words
    return None


def agreed(
    spec: BotSpec, session_id: str, version: str, purposes: Iterable[str], clock: Clock
) -> Receipt:
    """The receipt of a visitor who read the words called `version`, in any of our languages.

    Purposes that were not offered are left out.

    Raises:
        ServeError: `consent_outdated`, when those words are not what is shown now.
    """
    for language in texts.languages():
        shown = offer(spec, language)
        if shown.version == version:
            known = {name for name, _ in shown.purposes} & set(purposes)
            return agree(session_id, shown.words, version=version, purposes=known, clock=clock)
    raise ServeError("consent_outdated")


def _who_answers(spec: BotSpec, language: str) -> str:
    outside = _outside(spec)
    if outside:
        return in_words(spec, language, "consent.answer_outside", hosts=", ".join(outside))
    return in_words(spec, language, "consent.answer")


def _outside(spec: BotSpec) -> list[str]:
    """The hosts that visitors' words go to."""
    answers = spec.answers
    if answers.model is ModelKind.QUOTES:
        return []
    hosts = provider_hosts(answers.model, answers.base_url)
    return [host for host in hosts if not is_loopback(host)]


def _own_words(spec: BotSpec, language: str) -> str:
    """The owner's text in the visitor's language; one that is ours word for word is in all."""
    text = in_language(spec.privacy.consent.text, language)
    ours = {texts.say("consent.default", each) for each in texts.languages()}
    return texts.say("consent.default", language) if text.strip() in ours else text
