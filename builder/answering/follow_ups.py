"""Understands a question that leans on the talk: "and on Sundays?", "how much is it?".

No model is asked. A question leans when it begins like a continuation, points at something, or
has nothing of its own to look for; it is then joined with what was asked before. A question that
stands by itself is left alone, however it begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.answering.lean_words import lean_words
from builder.answering.plain_words import plain
from builder.answering.pointers import pointer
from builder.answering.small_talk import remark
from builder.core.conversation import Turn
from builder.knowledge.language import base, content_words

REMEMBERED = 4
"""Questions of the visitor that are looked back on."""

SHORT = 7
"""Words at most of a question without a verb that leans."""

POINTING = 2
"""Words of its own at most of a question that points at something said before."""

_ADJECTIVE = re.compile(r"[a-zäöüß]{2,}e[nmrs]?")
"""A German adjective in front of its noun, or alone in its place."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_THING_ENDS = re.compile(
    r"(?i)\s(?:[a-zäöüß]+(?:en|ern|eln)|costs?|takes?|works?|per|for|on|at|with|para|con|por|für|mit)(?=\s|$)"
)
"""Where the thing that an article leads to is over: a verb at a German end, a preposition."""


def understood(text: str, history: Sequence[Turn], language: str) -> str:
    """What `text` asks when the talk so far is known; `text` itself when it stands alone."""
    if not history:
        return text
    earlier = [turn.text for turn in history if turn.role == "visitor"]
    asked = [each for each in earlier[-2 * REMEMBERED :] if remark(each, language) is None]
    before = ""
    for each in asked[-REMEMBERED:]:
        before = _joined(each, before, language)
    return _joined(text, before, language)


def leans(text: str, language: str) -> bool:
    """Whether `text` cannot be understood without what was asked before."""
    rest = _rest(text)
    words = plain(rest).split()
    if not words:
        return False
    own = list(_own(rest, language))
    if not own:
        return True
    if _points(rest) and len(own) <= POINTING:
        return True
    lists = lean_words()
    if len(words) > SHORT or not (lists.verbs - lists.question_words).isdisjoint(words):
        return False
    if words[0] in lists.prepositions:
        return True
    return rest != text and not _asks(words)


def _joined(text: str, before: str, language: str) -> str:
    if not before or not leans(text, language):
        return text
    rest = _rest(text)
    words = plain(rest).split()
    topic = _topic(before, words, language)
    if _asks(words):
        return f"{_with_topic(rest.rstrip(' ?.!'), ' '.join(topic))}?"
    if topic and _points(rest):  # "a basic one": one of what was asked about
        rest = _with_topic(rest.rstrip(" ?.!"), topic[-1])
    return f"{_framed(before, rest)}?"


def _topic(before: str, words: Sequence[str], language: str) -> list[str]:
    """What `before` is about, but for `words`; the day too, where none of them is one."""
    lists = lean_words()
    own = [word for word in _own(before, language) if plain(word) not in words]
    about = [word for word in own if plain(word) not in lists.light_verbs] or own
    day = lists.day.search(before)
    return [*about, day.group()] if day and not lists.day.search(" ".join(words)) else about


def _with_topic(rest: str, topic: str) -> str:
    """`rest` with `topic` in place of the word that points at it, else behind."""
    found = pointer(rest)
    if found is None or not topic:
        return _tidy(f"{rest} {topic}")
    start, end = found
    return _tidy(f"{rest[:start]} {topic} {rest[end:]}")


def _framed(before: str, rest: str) -> str:
    """`before` with `rest` in place of what it stands for, at its end where nothing is."""
    lists = lean_words()
    frame = before.strip().rstrip(" ?.!")
    other = rest.rstrip(" ?.!¿")
    words = plain(other).split()
    if lists.day.search(rest) and lists.day.search(frame):
        return _tidy(lists.day.sub(lambda _found: f" {other} ", frame, count=1))
    if words[0] in lists.prepositions:
        same = [each for each in _WORD.finditer(frame) if plain(each.group()) == words[0]]
        return _tidy(f"{frame[: same[0].start()] if same else frame} {other}")
    if lists.modifiers.issuperset(words):
        return _tidy(_with_time(frame, other))
    return _tidy(_with_other_thing(frame, other))


def _with_time(frame: str, time: str) -> str:
    """`time` at the end of `frame`, before the last part of a German verb."""
    head, _, last = frame.rpartition(" ")
    return f"{head} {time} {last}" if plain(last) in lean_words().verb_ends else f"{frame} {time}"


def _with_other_thing(frame: str, other: str) -> str:
    """`frame` about `other`.

    In place of the adjective that is like it, else of the last thing with an article (of what a
    preposition leads to, where it has none itself), else of the last word.
    """
    lists, words = lean_words(), list(_WORD.finditer(frame))
    if _ADJECTIVE.fullmatch(other) and len(words) > 1 and words[-1].group()[0].isupper():
        like = words[-2]
        if _ADJECTIVE.fullmatch(like.group()) and plain(like.group()) not in lists.small:
            return f"{frame[: like.start()]}{other}{frame[like.end() :]}"
    led = len(words) > 2 and plain(words[-2].group()) in lists.prepositions
    found = list(lists.determiner.finditer(frame))
    if found and not (led and lists.determiner.match(f"{other} ") is None):
        thing = frame[found[-1].end() :]
        ends = _THING_ENDS.search(thing)
        tail = thing[ends.start() :] if ends else ""
        return f"{frame[: found[-1].start()]} {other} {tail}"
    return f"{frame[: words[-1].start()] if len(words) > 1 else frame} {other}"


def _rest(text: str) -> str:
    """`text` without the words that tie it to what was said."""
    opener = lean_words().opener
    rest = text.strip().lstrip("¿¡ ")
    while (found := opener.match(rest)) is not None and found.end() < len(rest):
        rest = rest[found.end() :].lstrip(" ,.…¿-–")
    return rest or text


def _asks(words: Sequence[str]) -> bool:
    return not lean_words().verbs.isdisjoint(words)


def _points(text: str) -> bool:
    lists, said = lean_words(), plain(text)
    if pointer(text) is not None:
        return True
    return lists.nothing.search(said) is None and lists.pointing_so.search(said) is not None


def _own(text: str, language: str) -> Iterator[str]:
    """The words of `text` that tell what it is about, as they stand."""
    small = lean_words().small
    for found in _WORD.finditer(text):
        word = plain(found.group())
        if not word or word in small or word.isdigit():
            continue
        if content_words(found.group(), base(language)):
            yield found.group()


def _tidy(text: str) -> str:
    return " ".join(text.split())
