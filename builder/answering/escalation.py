"""Whether a person is needed, and whether one can be reached: fields of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from builder.answering.wishes import names_topic, shows_distress, wishes_person
from builder.core.bot import BotSpec
from builder.core.conversation import Answer, AskEvent, Delta, Done, Question, Trace
from builder.core.handover import Hours, OutsideHours, Presence, Reason
from builder.core.pinned import DAYS
from builder.core.ports import Clock
from builder.system import texts
from builder.system.clock import SystemClock

_NEAR = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a person can be reached at this moment.

    Attributes:
        channel: there is any way: a contact, or a talk that is passed on.
        presence: whether somebody is there.
        opens: when somebody is there again, in words of the visitor's language; empty when not
            known, or somebody is there.
    """

    channel: bool
    presence: Presence
    opens: str = ""

    @property
    def offered(self) -> bool:
        """Whether a person may be offered: never when nobody is there and nothing is taken down."""
        return self.channel and self.presence is not Presence.AWAY


_SEARCHED = frozenset({None, "not_in_documents", "no_documents"})
"""Why an answer that was looked up is none; an engine that refuses without looking says more."""


class Escalation:
    """Decides from the question, the talk and the answer; reads no words of the answer.

    Args:
        spec: what the owner set.
        hours: when somebody is there, asked each time; None when it is not known.
        clock: the system's by default.
        contacts: how the business is reached by its facts, a line each.
    """

    def __init__(
        self,
        spec: BotSpec,
        hours: Callable[[], Hours | None] = lambda: None,
        clock: Clock | None = None,
        contacts: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self._spec = spec
        self._hours = hours
        self._contacts = contacts
        self._clock = clock or SystemClock()

    def standing(self, language: str | None = None) -> Standing:
        """Whether a person can be reached now; while hours are not known, somebody is there."""
        settings, now = self._spec.handover, self._clock.now()
        channel = settings.ready or self._spec.contact.reachable
        hours = self._hours()
        if hours is None or hours.is_open(now) is not False:
            return Standing(channel, Presence.THERE)
        taken = settings.ready and settings.outside_hours is OutsideHours.MESSAGE
        opens = hours.next_opening(now)
        spoken = language or self._spec.language
        said = _moment(opens, now, spoken) if opens is not None else ""
        return Standing(channel, Presence.MESSAGE if taken else Presence.AWAY, said)

    def over(self, question: Question, events: Iterable[AskEvent]) -> Iterator[AskEvent]:
        """`events` of an answer, the answer with what was decided; a wish is met at once.

        Args:
            question: what was asked.
            events: not begun when the visitor only asks for a person who can be reached.
        """
        if wishes_person(question.text):
            if self.standing().channel or self._contacts():
                yield from self._met(question)
                return
            events = self._unmet(question, events)
        for event in events:
            yield (
                replace(event, answer=self.weigh(question, event.answer))
                if isinstance(event, Done)
                else event
            )

    def weigh(self, question: Question, answer: Answer) -> Answer:
        """`answer` with `escalate`, `escalate_reason` and `presence`."""
        reason = self._reason(question, answer)
        if reason is None:
            return replace(answer, escalate=False, escalate_reason=None)
        standing = self.standing(question.language)
        missing = "away" if standing.channel else "nowhere"
        rules = (*answer.trace.rules, f"person_{reason if standing.offered else missing}")
        return replace(
            answer,
            escalate=standing.offered,
            escalate_reason=str(reason),
            presence=str(standing.presence),
            trace=replace(answer.trace, rules=rules),
        )

    def _reason(self, question: Question, answer: Answer) -> Reason | None:
        settings = self._spec.handover
        if wishes_person(question.text):
            return Reason.WISH
        if settings.on_distress and shows_distress(question.text):
            return Reason.DISTRESS
        if names_topic(question.text, settings.topics):
            return Reason.TOPIC
        if answer.escalate and answer.reason not in _SEARCHED:
            return Reason.TOPIC if answer.refused else Reason.DISTRESS
        refusals = question.refusals + answer.refused
        if answer.refused and settings.after_refusals and refusals >= settings.after_refusals:
            return Reason.REFUSED
        return None

    def _met(self, question: Question) -> Iterator[AskEvent]:
        """The answer to the wish for a person: nothing is looked up, no model is asked."""
        language = question.language or self._spec.language
        text = self.words(language)
        if not self.standing().channel:
            text = "\n".join([text, *self._contacts()])
        answer = Answer(text=text, refused=False, confidence=1.0, model="", trace=Trace())
        yield Delta(text)
        yield Done(self.weigh(question, replace(answer, trace=Trace(rules=("person_asked_for",)))))

    def _unmet(self, question: Question, events: Iterable[AskEvent]) -> Iterator[AskEvent]:
        """What the documents say of it; where they say nothing, that nobody can be reached."""
        kept = list(events)
        for event in kept:
            if (
                isinstance(event, Done)
                and event.answer.refused
                and event.answer.reason in _SEARCHED
            ):
                text = texts.say("handover.nobody", question.language or self._spec.language)
                yield Delta(text)
                yield replace(event, answer=replace(event.answer, text=text))
                return
        yield from kept

    def words(self, language: str) -> str:
        """What is said to somebody who asks for a person: the owner's words, and when."""
        standing, settings = self.standing(language), self._spec.handover
        if standing.presence is Presence.THERE:
            key = "form" if settings.ready else "contact"
            return settings.offer.strip() or texts.say(f"handover.there.{key}", language)
        key = str(standing.presence)
        if not standing.opens:
            return texts.say(f"handover.{key}.unknown", language)
        return texts.say(f"handover.{key}.opens", language, opens=standing.opens)


def _moment(when: datetime, now: datetime, language: str) -> str:
    """A moment as people say it: the day of the week and the time, with the date when it is far."""
    day = texts.say(f"facts.days.{DAYS[when.weekday()]}", language)
    date = f" {when:%d.%m.}" if language == "de" else f" {when:%d/%m}"
    return f"{day}{date if when - now > _NEAR else ''}, {when:%H:%M}"
