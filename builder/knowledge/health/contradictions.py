"""Documents that say different things of the same matter.

Precision comes first: two statements are held against each other only when every word that says
what they are about stands on both sides, in the sentence, in its section or around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from builder.core.document import Document
from builder.core.pinned import MEDIA_TYPE
from builder.knowledge.health.report import Finding, Fix, Kind, Severity
from builder.knowledge.health.statements import NEEDS_SUBJECT, Statement
from builder.knowledge.health.wording import subject_words

MOST_IN_A_GROUP = 80
"""Of statements that share a word so many are compared each with each; more than that
are a catalogue, where only the very same subject counts."""

FARTHEST = 0.25
"""Sentences whose vectors are less alike than this are about different things."""

_CONTACTS = frozenset({"phone", "email", "address"})
_PLACED = (
    r"(?:\b(?:in|at|our|near|unser\w*|bei|en|nuestr\w+|filiale|sucursal|branch|shop|store|salon)"
    r"\s+{0}\b|\b{0}\s+(?:branch|shop|store|salon|office|filiale|studio)\b)"
)
Likeness = Callable[[Statement, Statement], float | None]


@dataclass(slots=True)
class _Said:
    """What one document says in one group of one subject."""

    document_id: str
    subject: frozenset[str]
    context: frozenset[str]
    values: dict[tuple[object, ...], Statement] = field(default_factory=dict)


def contradictions(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    *,
    likeness: Likeness | None = None,
    older: Callable[[Document, Document], Document],
    language: str,
    apart: frozenset[frozenset[str]] = frozenset(),
) -> list[Finding]:
    """What `statements` disagree on.

    Args:
        statements: of every passage.
        documents: by id.
        likeness: cosine of two statements' sentences, None where there are no vectors.
        older: of two documents the one more likely to be out of date.
        language: the bot's.
        apart: pairs of documents that are versions of each other; they are told as such.
    """
    told = list(statements)
    used: dict[str, set[str]] = defaultdict(set)
    for each in told:
        used[each.topic] |= each.subject
    groups: dict[tuple[object, ...], dict[tuple[str, frozenset[str]], _Said]] = defaultdict(dict)
    for each in told:
        # "Women" over a row counts where a sentence elsewhere speaks of women's cuts.
        subject = each.subject | (_telling(each) & used[each.topic])
        place = (each.passage.chunk.document_id, subject)
        said = groups[each.group].setdefault(place, _Said(*place, each.context | each.place))
        said.values.setdefault(each.value, each)
    places = _places(groups.values(), documents)
    pairs = [pair for group, held in groups.items() for pair in _pairs(group, list(held.values()))]
    elsewhere = _branches(pairs)
    parallel = _parallel(pairs, documents, language)
    found: list[Finding] = []
    seen: set[object] = set()
    for one, other in pairs:
        ids = frozenset({one.passage.chunk.document_id, other.passage.chunk.document_id})
        if ids in apart or not _comparable(one, other, ids, elsewhere, places, parallel):
            continue
        alike = likeness(one, other) if likeness else None
        if alike is not None and alike < FARTHEST:
            continue
        subject = one.subject & other.subject
        values = frozenset({one.value, other.value})
        # Seven weekdays that differ are one matter; so is one price told in five documents.
        same: set[object] = {(one.group, subject, values)}
        same |= {(ids, "hours")} if one.topic == "hours" else set()
        if seen.isdisjoint(same):
            found.append(_finding(one, other, documents, older))
        seen |= same
    return found


def _telling(each: Statement) -> frozenset[str]:
    """The words of its section, less its matter where the sentence names one of its own."""
    if not any(word.startswith("~") for word in each.subject):
        return each.place
    return frozenset(word for word in each.place if not word.startswith("~"))


def _pairs(
    group: tuple[object, ...], said: Sequence[_Said]
) -> Iterator[tuple[Statement, Statement]]:
    """Statements of different documents about one subject with values that differ."""
    needs = group[0] in NEEDS_SUBJECT
    buckets: dict[str, list[_Said]] = defaultdict(list)
    for each in said:
        for word in each.subject or {""}:
            buckets[word].append(each)
    seen: set[tuple[int, int]] = set()
    for word, held in buckets.items():
        beside = buckets.get("", []) if word and not needs else []
        for one, other in _couples([*held, *beside]):
            pair = (min(id(one), id(other)), max(id(one), id(other)))
            if pair in seen or not _differ(one, other) or not _same_subject(one, other, needs):
                continue
            seen.add(pair)
            yield next(iter(one.values.values())), next(iter(other.values.values()))


def _couples(held: Sequence[_Said]) -> Iterator[tuple[_Said, _Said]]:
    if len(held) <= MOST_IN_A_GROUP:
        yield from combinations(held, 2)
        return
    alike: dict[frozenset[str], list[_Said]] = defaultdict(list)
    for each in held:
        alike[each.subject].append(each)
    for same in alike.values():
        first = {next(iter(each.values)): each for each in reversed(same)}
        yield from combinations(list(first.values())[:MOST_IN_A_GROUP], 2)


def _differ(one: _Said, other: _Said) -> bool:
    """Each document says one thing, and they are not the same."""
    return (
        one.document_id != other.document_id
        and len(one.values) == len(other.values) == 1
        and one.values.keys() != other.values.keys()
    )


def _same_subject(one: _Said, other: _Said, needs: bool) -> bool:
    if one.subject == other.subject:
        return True
    if needs and not one.subject & other.subject:
        return False
    return one.subject - other.subject <= other.context and (
        other.subject - one.subject <= one.context
    )


def _branches(pairs: Sequence[tuple[Statement, Statement]]) -> set[frozenset[str]]:
    """Documents that differ in two ways to reach the business are of two places of it."""
    topics: dict[frozenset[str], set[str]] = defaultdict(set)
    for one, other in pairs:
        if one.topic in _CONTACTS:
            ids = frozenset({one.passage.chunk.document_id, other.passage.chunk.document_id})
            topics[ids].add(one.topic)
    return {ids for ids, found in topics.items() if len(found) > 1}


def _parallel(
    pairs: Sequence[tuple[Statement, Statement]], documents: Mapping[str, Document], language: str
) -> set[frozenset[str]]:
    """Documents whose titles are alike but for a name: "North shop" and "Central shop"."""
    found = set()
    for ids in {frozenset(each.passage.chunk.document_id for each in pair) for pair in pairs}:
        titles = [documents[each].title or documents[each].name for each in ids]
        words = [set(re.findall(r"\w+", title.casefold())) for title in titles]
        own = [subject_words(title, language) for title in titles]
        if len(ids) == 2 and words[0] & words[1] and own[0] - own[1] and own[1] - own[0]:
            found.add(ids)
    return found


def _comparable(
    one: Statement,
    other: Statement,
    ids: frozenset[str],
    elsewhere: set[frozenset[str]],
    places: Mapping[str, frozenset[str]],
    parallel: set[frozenset[str]],
) -> bool:
    if one.topic in _CONTACTS or one.topic == "hours":
        if ids in elsewhere:
            return False
        first, second = (places.get(each, frozenset()) for each in sorted(ids))
        if (first != second and (first or second)) or ids in parallel:
            return False
    if one.topic == "email":
        (mail, at), (mail2, at2) = (str(each.value[0]).split("@") for each in (one, other))
        return mail == mail2 or (at == at2 and not one.subject and not other.subject)
    return True


def _places(
    groups: Iterable[Mapping[Any, _Said]], documents: Mapping[str, Document]
) -> dict[str, frozenset[str]]:
    """The places that documents are named after, as far as their sentences say that they are."""
    texts: dict[str, set[str]] = defaultdict(set)
    for held in groups:
        for said in held.values():
            texts[said.document_id] |= {each.text for each in said.values.values()}
    found = {}
    for document_id, lines in texts.items():
        document = documents[document_id]
        title = f"{document.title or ''} {re.sub(r'[_./-]', ' ', document.name)}"
        names = {word.capitalize() for word in re.findall(r"[^\W\d_]{3,}", title)}
        together = f"{document.title or ''}\n" + "\n".join(lines)
        found[document_id] = frozenset(
            name for name in names if re.search(_PLACED.format(re.escape(name)), together)
        )
    return found


def _finding(
    one: Statement,
    other: Statement,
    documents: Mapping[str, Document],
    older: Callable[[Document, Document], Document],
) -> Finding:
    first, second = (documents[each.passage.chunk.document_id] for each in (one, other))
    stated = [each for each in (first, second) if each.media_type == MEDIA_TYPE]
    if stated:
        about = second if first in stated else first
        fixes = (Fix.CHANGE_FACT, Fix.SWITCH_OFF, Fix.REMOVE_DOCUMENT)
    else:
        about = older(first, second)
        fixes = (Fix.PIN_ANSWER, Fix.SWITCH_OFF, Fix.REMOVE_DOCUMENT)
    if about is first:
        one, other = other, one
    return Finding(
        Kind.CONTRADICTION,
        Severity.MEDIUM if stated else Severity.HIGH,
        one.passage.place(one.text, one.shown),
        other.passage.place(other.text, other.shown),
        topic=one.topic,
        fixes=fixes,
        about=about.name,
    )
