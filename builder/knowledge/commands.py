"""Finds sentences that give orders to whatever answers, where a document should only tell.

No filter finds them all: what keeps a visitor safe is that a model has no tools, and that nothing
it says goes out unless a passage states it. This finds the usual ones, in English, German, Spanish
and a little of their neighbours, so that they state nothing and that an owner hears of them.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from builder.core.document import LoadedDocument
from builder.knowledge.command_words import (
    COLLECTS,
    MARKS,
    OVERRIDES,
    REPLIES,
    ROLES,
    SECRETS,
    TASKS,
)
from builder.knowledge.sentences import sentence_spans
from builder.system.unseen import visible


class Command(StrEnum):
    """What is ordered."""

    OVERRIDE = "override"
    ROLE = "role"
    SECRET = "secret"  # noqa: S105 - the name of a kind
    MARKS = "marks"
    COLLECT = "collect"
    REPLY = "reply"


_KINDS = (
    (Command.OVERRIDE, OVERRIDES),
    (Command.ROLE, ROLES),
    (Command.SECRET, SECRETS),
    (Command.MARKS, MARKS),
    (Command.COLLECT, COLLECTS),
    (Command.REPLY, REPLIES),
)
ORDERS = "orders"
"""The note at a document that gives orders."""

_GOES_ON = frozenset({Command.OVERRIDE, Command.ROLE, Command.SECRET, Command.MARKS})
"""After these, the rest of the paragraph is part of the order."""

_LOOKALIKES = str.maketrans(
    "аеорсухіјѕԁһӏոցαοερτυνικАВЕЅЗІЈКМНОРСТХУΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijsdhlngaoeptuvikabeszijkmhopctxyabezhikmnoptyx",
)
"""Letters of other alphabets that look like ours, in a word that is otherwise of ours."""

_MIXED = re.compile(r"[a-z][\u0370-\u058f]|[\u0370-\u058f][a-z]", re.I)
_SPELT = re.compile(r"(?<!\w)(?:\w[ .\-_*]){4,}\w(?!\w)")
_PACKED = re.compile(r"(?<![\w+/])[A-Za-z0-9+/]{24,}={0,2}(?![\w+/])")
_PACKED_CHARACTERS = 20_000
_FIGURES = re.compile(r"(?=\w*[a-z])(?=\w*[013457@$])[\w@$]{4,}", re.I)
_AS_LETTERS = str.maketrans("013457@$", "oieastas")
_ASKS = re.compile(r"[?？][\"'”»)\]]*$")
_BEGINS_TO_ASK = re.compile(
    r"\W*(?:what|who|whom|whose|which|why|how|when|where|was|wer|wen|wem|wie|welche\w*|warum|wieso"
    r"|wann|wo|qué|quién\w*|cuál\w*|cómo|cuándo|dónde|cuánt\w+|por qué)\b",
    re.IGNORECASE,
)
_SHORT = 8
"""No order is shorter."""

_FILLED = 0.35
"""From which share on a sign fills the gaps between letters; nothing that is read has so many."""

_LABEL = re.compile(r"(?:^|; )[^\s:;][^:;\n]{0,60}: (?=\S)")
"""What stands before a cell in a row of a table (`Service: Note; Text: …`), or before a remark."""


@lru_cache(maxsize=8192)
def command_in(sentence: str) -> Command | None:
    """What `sentence` orders whoever answers to do; None when it orders nothing."""
    if len(sentence) < _SHORT:
        return None
    read = _read(sentence)
    found = _match(read)
    if found is None and (plain := _without_figures(read)) != read:
        found = _match(plain)
    if found is None:
        found = next((kind for text in _unpacked(sentence) if (kind := _match(text))), None)
    if found is None:
        behind = (command_in(sentence[start:end]) for start, end in cells(sentence))
        found = next((kind for kind in behind if kind), None)
    return found


def cells(sentence: str) -> list[tuple[int, int]]:
    """(start, end) of the sentences that stand behind labels, as in a table's row; often none.

    An order in a cell gives itself away by its first words, and those stand behind the label.
    """
    labels = list(_LABEL.finditer(sentence))
    ends = [*(label.start() for label in labels[1:]), len(sentence)]
    found = []
    for label, end in zip(labels, ends, strict=False):
        start = label.end()
        found += [(start + a, start + b) for a, b in sentence_spans(sentence[start:end])]
    return found


def states_nothing(sentence: str) -> bool:
    """Whether a sentence asks, or sets somebody a task: what it says is no fact."""
    read = _read(sentence)
    return bool(_ASKS.search(read) or TASKS.search(read))


def asks(title: str) -> bool:
    """Whether a title or a file's name, which may lack its mark, is a question or a task."""
    return states_nothing(title) or bool(_BEGINS_TO_ASK.match(_read(title)))


def commands(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int, Command]]:
    """(start, end, what) of every order in `text`, whose sentences are `spans`.

    An order that would turn the rules over goes on to the end of its paragraph.
    """
    found: list[tuple[int, int, Command]] = []
    for start, end in spans:
        if found and start < found[-1][1]:
            continue
        kind = command_in(text[start:end])
        if kind is None:
            continue
        if kind in _GOES_ON:
            stop = text.find("\n\n", end)
            end = len(text) if stop < 0 else stop  # noqa: PLW2901 - the order's end
        found.append((start, end, kind))
    return found


def given_orders(loaded: LoadedDocument) -> tuple[str, ...]:
    """`orders` where a document tries to command the bot: a note for its owner."""
    titled = command_in(loaded.title or "") is not None
    given = titled or any(
        commands(section.text, sentence_spans(section.text)) for section in loaded.sections
    )
    return (ORDERS,) if given else ()


def _match(read: str) -> Command | None:
    return next((kind for kind, pattern in _KINDS if pattern.search(read)), None)


def _read(sentence: str) -> str:
    """The sentence as a reader takes it in: letters by their looks, spelt words put together."""
    text = _without_filling(unicodedata.normalize("NFKC", visible(sentence)))
    if not text.isascii() and _MIXED.search(text):
        text = text.translate(_LOOKALIKES)
    text = _SPELT.sub(lambda spelt: re.sub(r"[ .\-_*]", "", spelt[0]), text)
    return " ".join(text.replace("’", "'").split())


def _without_filling(text: str) -> str:
    """The text without a sign that stands after every letter, as `S■a■y` for letters set apart."""
    signs = Counter(sign for sign in text if not (sign.isalnum() or sign.isspace()))
    sign, count = signs.most_common(1)[0] if signs else ("", 0)
    return text.replace(sign, "") if count >= max(_SHORT, _FILLED * len(text)) else text


def _without_figures(read: str) -> str:
    """Figures in words as the letters they stand for."""
    return _FIGURES.sub(lambda word: word[0].translate(_AS_LETTERS), read)


def _unpacked(sentence: str) -> list[str]:
    """Texts that stand in the sentence as base64."""
    texts = []
    for packed in _PACKED.findall(sentence[:_PACKED_CHARACTERS]):
        try:
            raw = base64.b64decode(packed + "=" * (-len(packed) % 4), validate=True)
            text = _read(raw.decode())
        except (binascii.Error, UnicodeDecodeError, ValueError):
            continue
        texts += [text, *_unpacked(text)]  # packed twice; each time it is shorter
    return texts
