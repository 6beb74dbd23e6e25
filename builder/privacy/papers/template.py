"""The words of a paper with their conditions, and how they are filled in.

A template in `resources/templates/papers` is a list of pieces. A piece is a line that says what it
is, and below it, indented, its words in each language, so that translations stand side by side:

    [transcripts] -
      en A written record is kept for {days} days.
      de …

What it is: `#` the title, `##` and `###` headings, `>` the short version, `!` a remark, `.` a
paragraph, `-` a point, `1.` a point whose place matters, `|=` the head of a table and `|` a row,
its cells parted by `|`. In front may stand conditions, joined by `&`, each perhaps with `!` for
its contrary; `[each NAME]` repeats the piece for every entry of the list NAME. Lines that begin
with `%` are notes to translators.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from builder.privacy.papers.paper import Block, Bullets, Heading, Paper, Paragraph, Table
from builder.system import resources, texts

FOLDER = ("templates", "papers")
_CONDITION = re.compile(r"\[([a-z0-9_&! ]+)\]\s*")
MARKS = frozenset({"#", "##", "###", ">", "!", ".", "-", "1.", "|=", "|"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a template.

    Attributes:
        each: the list it is repeated for, or empty.
        conditions: names that must hold; with `!` in front, must not.
        mark: what it is, one of `MARKS`.
        words: by language.
    """

    each: str
    conditions: tuple[str, ...]
    mark: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filling:
    """What a template is filled with.

    Attributes:
        flags: conditions that hold; `known` those there are.
        values: by name; an empty one becomes a blank that names what is missing.
        lists: entries of repeated lines, each with values of its own.
        settings: the setting that an empty value comes from.
        labels: what a blank says, by the value's name.
    """

    flags: Collection[str]
    known: Collection[str]
    values: Mapping[str, str]
    lists: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


# Templates do not change while the program runs: read once.
@cache
def read(kind: str) -> tuple[Piece, ...]:
    """The template of the paper `kind`.

    Raises:
        MachineError: `resource_missing`.
        ValueError: a line is neither a piece nor its words.
    """
    pieces: list[Piece] = []
    for line in resources.text(*FOLDER, f"{kind}.txt").splitlines():
        if not line.strip() or line[0] == "%":
            continue
        if line[0] != " ":
            pieces.append(_piece(line))
        else:
            language, _, words = line.strip().partition(" ")
            pieces[-1] = replace(pieces[-1], words={**pieces[-1].words, language: words.strip()})
    return tuple(pieces)


def fill(
    kind: str, language: str, filling: Filling, imprint: Sequence[str] = (), *, gaps: bool = True
) -> Paper:
    """The paper `kind` in `language`; see `composing.compose`.

    Raises:
        KeyError: the template asks for a value or a condition that there is not.
    """
    blank = texts.say("papers.blank", language, what="{what}")
    values = _Values(filling, blank)
    title, blocks = "", list[Block]()
    for piece in read(kind):
        if not _holds(piece.conditions, filling):
            continue
        words = piece.words[language if language in piece.words else texts.FALLBACK]
        for entry in filling.lists[piece.each] if piece.each else ({},):
            values.lacking = False
            cells = [values.put(cell.strip(), entry) for cell in _cells(piece.mark, words)]
            if values.lacking and not gaps:
                continue
            if piece.mark == "#":
                title = cells[0]
            else:
                _add(blocks, piece.mark, cells)
    return Paper(
        kind=kind,
        language=language,
        title=title,
        blocks=tuple(_without_empty(blocks)),
        imprint=tuple(imprint),
        missing=tuple(values.missing),
        blank=blank.partition(":")[0],
    )


class _Values:
    def __init__(self, filling: Filling, blank: str) -> None:
        self._filling = filling
        self._blank = blank
        self.missing: dict[str, None] = {}
        self.lacking = False

    def put(self, text: str, entry: Mapping[str, str]) -> str:
        return text.format_map(_Lookup(self, entry))

    def find(self, name: str, entry: Mapping[str, str]) -> str:
        filling = self._filling
        value = entry[name] if name in entry else filling.values[name]
        # Signs that no paper can hold, or that turn the words around them, are left out.
        value = "".join(sign for sign in value if sign.isprintable() or sign.isspace())
        value = " ".join(value.split())
        if value:
            return value
        self.lacking = True
        setting = entry.get("setting") or filling.settings.get(name, name)
        self.missing[setting] = None
        return self._blank.format(what=filling.labels.get(name, name))


class _Lookup(dict[str, str]):
    def __init__(self, values: _Values, entry: Mapping[str, str]) -> None:
        super().__init__()
        self._values, self._entry = values, entry

    def __missing__(self, name: str) -> str:
        return self._values.find(name, self._entry)


def _holds(conditions: Sequence[str], filling: Filling) -> bool:
    for condition in conditions:
        name = condition.removeprefix("!")
        if name not in filling.known:
            raise KeyError(name)
        if (name in filling.flags) == condition.startswith("!"):
            return False
    return True


def _cells(mark: str, words: str) -> list[str]:
    # Cut before they are filled: a value may hold the sign that parts them.
    return words.split("|") if mark in {"|=", "|"} else [words]


def _add(blocks: list[Block], mark: str, cells: Sequence[str]) -> None:
    last = blocks[-1] if blocks else None
    if mark == "|=":
        blocks.append(Table(tuple(cells), ()))
    elif mark == "|":
        if isinstance(last, Table):
            blocks[-1] = Table(last.head, (*last.rows, tuple(cells)))
    elif mark in {"-", "1."}:
        numbered = mark == "1."
        if isinstance(last, Bullets) and last.numbered == numbered:
            blocks[-1] = Bullets((*last.items, *cells), numbered)
        else:
            blocks.append(Bullets(tuple(cells), numbered))
    elif mark in {"##", "###"}:
        blocks.append(Heading(len(mark), cells[0]))
    else:
        kind = {">": "lead", "!": "note"}.get(mark, "plain")
        blocks.append(Paragraph(cells[0], kind))


def _without_empty(blocks: Sequence[Block]) -> list[Block]:
    """Without tables that have no rows, and headings that nothing stands under."""
    kept: list[Block] = []
    for block in reversed(blocks):
        if isinstance(block, Table) and not block.rows:
            continue
        if isinstance(block, Heading):
            after = kept[-1] if kept else None
            if after is None or (isinstance(after, Heading) and after.level <= block.level):
                continue
        kept.append(block)
    return kept[::-1]


def _piece(line: str) -> Piece:
    each, conditions = "", list[str]()
    while found := _CONDITION.match(line):
        line = line[found.end() :]
        for part in found[1].split("&"):
            words = part.split()
            if words[0] == "each":
                each = words[1]
            else:
                conditions.append("".join(words))
    mark = line.strip()
    if mark not in MARKS:
        raise ValueError(mark)
    return Piece(each, tuple(conditions), mark, {})
