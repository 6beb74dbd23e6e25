"""Makes passages of what an owner pinned, so that it is found, cited and sealed like a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import groupby

from builder.core.document import Chunk, SourceRef
from builder.core.ids import new_id
from builder.core.pinned import (
    CONTACTS,
    DAYS,
    FACT,
    TERMS,
    Notice,
    Pair,
    Pinned,
    Spans,
    SpecialDay,
    question_key,
)
from builder.core.pinned_check import MOST_WAYS
from builder.system import texts

Say = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer, and what may be asked for it.

    Attributes:
        name: its place among the facts, shown in a citation; no two entries share one.
        asked: questions in the bot's language; without any, the answer speaks for itself.
    """

    name: str
    asked: tuple[str, ...]
    answer: str
    valid_from: str | None = None
    valid_until: str | None = None
    link: str | None = None


def passages(pinned: Pinned, *, language: str, document_id: str) -> list[Chunk]:
    """A passage for each way to ask for each fact, in a stable order.

    The hours a date stands for are those of this computer's time zone.
    """
    found: list[Chunk] = []
    for entry in entries(pinned, language):
        for asked in _different(entry.asked) or ("",):
            text = f"{asked}\n{entry.answer}" if asked else entry.answer
            cut = len(asked) + 1 if asked else 0
            found.append(
                Chunk(
                    id=new_id(),
                    document_id=document_id,
                    position=len(found),
                    text=text,
                    ref=SourceRef(section=entry.name, address=entry.link),
                    kind=FACT,
                    sentences=((0, cut - 1), (cut, len(text))) if asked else ((0, len(text)),),
                    valid_from=entry.valid_from,
                    valid_until=entry.valid_until,
                )
            )
    return found


def fingerprint(chunks: Iterable[Chunk]) -> str:
    """A hash of all that the passages say, and when."""
    digest = hashlib.sha256()
    for chunk in chunks:
        said = (chunk.ref.section, chunk.text, chunk.ref.address, chunk.valid_from)
        digest.update(repr((*said, chunk.valid_until)).encode())
    return digest.hexdigest()


def entries(pinned: Pinned, language: str) -> Iterator[Entry]:
    """Every fact as an answer with what may be asked."""
    say = partial(texts.say, language=language)
    yield from _hours(pinned, say)
    for special in pinned.special_days:
        yield _special(special, say)
    for name in CONTACTS:
        value = " ".join(getattr(pinned.contact, name).split())
        if value:
            label = say(f"facts.contact.{name}")
            yield Entry(label, _cues(say, name), f"{label}: {value}")
    for name in TERMS:
        if text := getattr(pinned.terms, name).strip():
            yield Entry(say(f"facts.{name}"), _cues(say, name), text)
    for price in pinned.prices:
        note = f" ({price.note.strip()})" if price.note.strip() else ""
        name = f"{say('facts.prices')} › {price.name.strip()}"
        answer = f"{price.name.strip()}: {price.price.strip()}{note}"
        yield Entry(name, _cues(say, "price", name=price.name.strip()), answer)
    for notice in pinned.notices:
        yield _notice(notice, say)
    for pair in pinned.pairs:
        asked = tuple(" ".join(text.split()) for text in (pair.question, *pair.also))
        yield Entry(asked[0], asked, pair.answer.strip(), link=pair.link or None)


def recovered(chunks: Iterable[Chunk]) -> Pinned:
    """What was pinned, as far as its passages tell: notices, and questions with their answers."""
    notices: list[Notice] = []
    pairs: list[Pair] = []
    seen: set[str] = set()
    for _, group in groupby(chunks, key=lambda chunk: chunk.ref.section):
        same = list(group)
        answer = same[0].sentence_texts()[-1]
        asked = [text for chunk in same for text in chunk.sentence_texts()[:-1]]
        fresh = [text for text in _different(asked) if question_key(text) not in seen]
        if same[0].valid_from or same[0].valid_until or not fresh or fresh[0] == answer:
            first, end = _day(same[0].valid_from), _day(same[0].valid_until)
            last = None if end is None else end - timedelta(days=1)
            notices.append(Notice(new_id(), answer, first, last))
            continue
        seen.update(map(question_key, fresh))
        link = same[0].ref.address or ""
        pairs.append(Pair(new_id(), fresh[0], answer, tuple(fresh[1 : MOST_WAYS + 1]), link))
    return Pinned(notices=tuple(notices), pairs=tuple(pairs))


def say_date(day: date, say: Say) -> str:
    """A date as people write it."""
    return say(
        "facts.date", day=day.day, month=say(f"facts.months.{day.month}"), year=day.year
    )  # fmt: skip


def _hours(pinned: Pinned, say: Say) -> Iterator[Entry]:
    days = {
        day: _spoken(spans, say)
        for day, spans in zip(DAYS, pinned.week, strict=True)
        if spans is not None
    }
    if not days:
        return
    title = say("facts.hours")
    lines = [f"{say(f'facts.days.{day}')}: {spoken}" for day, spoken in days.items()]
    yield Entry(title, _cues(say, "hours"), "\n".join(lines))
    for line, day in zip(lines, days, strict=True):
        spoken_day = say(f"facts.days.{day}")
        yield Entry(f"{title} › {spoken_day}", _cues(say, "day", day=spoken_day), line)


def _special(special: SpecialDay, say: Say) -> Entry:
    when = say_date(special.first, say)
    if special.last != special.first:
        when = f"{when} – {say_date(special.last, say)}"
    named = f"{when} ({special.name.strip()})" if special.name.strip() else when
    asked = [
        cue
        for day in _each_day(special.first, special.last)
        for cue in _cues(say, "special", date=f"{day.day} {say(f'facts.months.{day.month}')}")
    ]
    if special.name.strip():
        asked += _cues(say, "special", date=special.name.strip())
    return Entry(
        f"{say('facts.hours')} › {named}",
        tuple(asked),
        f"{named}: {_spoken(special.spans, say)}",
        valid_until=_moment(special.last + timedelta(days=1)),
    )


def _notice(notice: Notice, say: Say) -> Entry:
    text = notice.text.strip()
    about_hours = re.search(say("facts.about_hours"), text, re.IGNORECASE)
    return Entry(
        f"{say('facts.notice')} › {text[:80]}",
        # What changes the hours belongs to the answer about the hours, and about its days.
        (text, *_cues(say, "hours"), *_cues(say, "now"), *_cues_of_days(notice, say))
        if about_hours
        else (),
        text,
        valid_from=None if notice.starts is None else _moment(notice.starts),
        valid_until=None if notice.ends is None else _moment(notice.ends + timedelta(days=1)),
    )


def _cues_of_days(notice: Notice, say: Say) -> Iterator[str]:
    """What asks for the days on which `notice` holds: for every day, where one end is open."""
    days: Iterable[int] = range(len(DAYS))
    if notice.starts is not None and notice.ends is not None:
        days = (day.weekday() for day in _each_day(notice.starts, notice.ends))
    for day in days:
        yield from _cues(say, "day", day=say(f"facts.days.{DAYS[day]}"))


def _each_day(first: date, last: date, most: int = len(DAYS)) -> Iterator[date]:
    count = (last - first).days + 1
    for number in range(min(count, most)):
        yield first + timedelta(days=number)


def _spoken(spans: Spans, say: Say) -> str:
    if not spans:
        return say("facts.closed")
    return f" {say('facts.and')} ".join(f"{span.opens}–{span.closes}" for span in spans)


def _cues(say: Say, kind: str, **params: str) -> tuple[str, ...]:
    return tuple(say(f"facts.cues.{kind}", **params).split("\n"))


def _different(asked: Iterable[str]) -> tuple[str, ...]:
    return tuple({question_key(text): text for text in reversed([*asked])}.values())[::-1]


def _day(moment: str | None) -> date | None:
    return None if moment is None else datetime.fromisoformat(moment).astimezone().date()


def _moment(day: date) -> str:
    """When `day` begins on this computer, in UTC."""
    return datetime.combine(day, time()).astimezone().astimezone(UTC).isoformat(timespec="seconds")
