"""Answers "are you open now?" from the hours that the owner stated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from builder.answering.plain_words import plain
from builder.core.conversation import Citation
from builder.core.document import Chunk, Document
from builder.core.errors import UsageError
from builder.core.hours import Hours, zone_named
from builder.core.pinned import DAYS
from builder.knowledge.pinned_passages import say_date
from builder.knowledge.retriever import Retriever
from builder.knowledge.stated_hours import contacts_in, hours_in, notices_about_hours
from builder.system import texts

_NOW = (
    r"(?:now|right now|at the moment|currently|today|still|atm"
    r"|jetzt|gerade|momentan|im moment|derzeit|aktuell|heute|noch|grad"
    r"|ahora(?: mismo)?|en este momento|actualmente|hoy|todavia|aun|ya)"
)
_WHO = r"(?:you(?: guys)?|they|it|(?:the|your) (?:\w+ )?\w+|ihr|sie|du|man|(?:der|die|das) \w+)"
_OPEN = r"(?:open|closed|offen|geoeffnet|auf|zu|geschlossen|abiert[oa]s?|cerrad[oa]s?)"
_ASKS = re.compile(
    rf"(?:(?:hi|hello|hey|hallo|hola|sorry|also|und|and|y|so|ok) )*(?:"
    rf"(?:are|is) {_WHO} (?:{_NOW} )*{_OPEN}(?: {_NOW})+(?: please)?"
    rf"|(?:are|is) {_WHO} {_NOW} {_OPEN}"
    rf"|are you open|you open(?: {_NOW})?|{_OPEN} {_NOW}"
    rf"|(?:habt|haben|hat|ist|sind|seid|hast) {_WHO} (?:(?:denn|eigentlich|schon|{_NOW}) )+{_OPEN}"
    rf"|(?:habt|haben|hat|ist|sind|seid) {_WHO} {_OPEN}"
    rf"|(?:ist|habt ihr|haben sie) {_NOW} (?:bei (?:euch|ihnen) )?(?:schon |noch )?{_OPEN}"
    rf"|(?:esta|estan|estais|teneis|tienen|tiene) (?:(?:la|el|su|vuestra?) \w+ )?"
    rf"(?:{_NOW} )*{_OPEN}(?: {_NOW})*"
    rf"|(?:{_NOW} )(?:esta|estan|estais|teneis|tienen) {_OPEN}"
    r")"
)


class Opening:
    """Whether a business is open, read from its facts."""

    def __init__(self, retriever: Retriever, language: str, time_zone: str) -> None:
        self._retriever = retriever
        self._language = language
        try:
            self._zone = zone_named(time_zone)
        except UsageError:  # a bundle of another machine: its zone is not known here
            self._zone = None

    def now(self) -> datetime:
        """The moment, as the bot's clock has it."""
        return self._retriever.clock.now()

    def hours(self) -> Hours:
        """The hours that the owner stated; empty ones where nothing is told."""
        chunks = [chunk for _, stated in self._retriever.stated() for chunk in stated]
        return hours_in(chunks, self._language, self._zone)

    def hours_told(self) -> Hours | None:
        """The same; None where nothing is told."""
        hours = self.hours()
        return hours if hours.told else None

    def contacts_told(self) -> tuple[str, ...]:
        """How the owner's facts say that the business is reached, a line each."""
        chunks = [chunk for _, stated in self._retriever.stated() for chunk in stated]
        return contacts_in(chunks, self._language)

    def answer(self, question: str, language: str) -> tuple[str, Citation] | None:
        """What to say to "are you open now?", and where it stands; None for anything else.

        A notice about the hours says more than a clock can tell: it is left to the search.
        """
        if not _ASKS.fullmatch(plain(question)):
            return None
        now = self.now()
        for document, chunks in self._retriever.stated():
            hours = hours_in(chunks, self._language, self._zone)
            opened = hours.is_open(now)
            if opened is None or notices_about_hours(chunks, self._language, now):
                continue
            said = _open(hours, now, language) if opened else _closed(hours, now, language)
            return said, _citation(document, chunks, self._language)
        return None


def _open(hours: Hours, now: datetime, language: str) -> str:
    stretch = hours.stretch(now)
    if stretch is None or stretch.closes - now > timedelta(days=1):
        return texts.say("hours.open_always", language)
    return texts.say("hours.open", language, until=f"{hours.local(stretch.closes):%H:%M}")


def _closed(hours: Hours, now: datetime, language: str) -> str:
    said = texts.say("hours.closed", language)
    opens = hours.next_opening(now)
    if opens is None:
        return said
    opens, today = hours.local(opens), hours.local(now).date()
    told = {
        "time": f"{opens:%H:%M}",
        "day": texts.say(f"facts.days.{DAYS[opens.weekday()]}", language),
    }
    away = (opens.date() - today).days
    key = "hours.next_today" if away == 0 else "hours.next" if away < 7 else "hours.next_date"
    told["date"] = say_date(
        opens.date(), lambda name, **blanks: texts.say(name, language, **blanks)
    )
    return f"{said} {texts.say(key, language, **told)}"


def _citation(document: Document, chunks: Sequence[Chunk], language: str) -> Citation:
    title = texts.say("facts.hours", language)
    chunk = next(each for each in chunks if (each.ref.section or "").startswith(title))
    return Citation(1, document.name, document.id, chunk.id, chunk.text, chunk.ref, 1.0)
