"""Property changes of old Word documents: [MS-DOC] 2.2.5 and 2.6, as far as they are needed."""

from __future__ import annotations

import struct
from collections.abc import Iterator

# Of characters, 2.6.1.
DELETED = 0x0800
VANISH = 0x083C
BOLD = 0x0835
CHARACTER_STYLE = 0x4A30
COLOUR_INDEX = 0x2A42
COLOUR = 0x6870
HALF_POINTS = 0x4A43
# Of paragraphs, 2.6.2.
STYLE = 0x4600
IN_TABLE = 0x2416
ROW_END = 0x2417
INNER_CELL_END = 0x244B
INNER_ROW_END = 0x244C
OUTLINE = 0x2640
LIST = 0x460B
HUGE = frozenset({0x6645, 0x6646})
# Of tables, 2.6.3.
HEADER_ROW = 0x3404
TABLE_DEFINITION = 0xD608
# Shadings of characters, paragraphs and tables, highlights, and styles of tables that may shade.
GROUNDS = frozenset(
    {
        0x2A0C, 0x4866, 0xCA71, 0x442D, 0xC64D,
        0xD609, 0xD612, 0xD616, 0xD60C, 0xD660, 0xD670, 0xD671, 0xD672, 0x563A,
    }
)  # fmt: skip

_TABS = 0xC615
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
# Prm0: a piece may carry one change by a shorter name.
_SHORT_NAMES = {0x41: DELETED, 0x5C: VANISH, 0x55: BOLD, 0x62: COLOUR_INDEX}

Changes = dict[int, bytes]


def read_changes(group: bytes) -> Changes:
    """The operands in a group of changes, by what they change; a later one wins.

    Raises:
        struct.error, IndexError: when the group ends within a change.
    """
    return dict(_each(group))


def short_change(prm: int) -> Changes:
    """The change that a piece names in two bytes: Prm0."""
    name = _SHORT_NAMES.get(prm >> 1 & 0x7F)
    return {name: bytes([prm >> 8])} if name is not None else {}


def switched(changes: Changes, name: int, *, before: bool) -> bool:
    """[MS-DOC] ToggleOperand: on, off, as the style has it, or the contrary."""
    operand = changes.get(name)
    if operand is None:
        return before
    if operand[0] in {0x80, 0x81}:
        return before != bool(operand[0] & 1)
    return bool(operand[0])


def number(changes: Changes, name: int) -> int | None:
    """The operand as a number, None when nothing is said."""
    operand = changes.get(name)
    return int.from_bytes(operand, "little") if operand is not None else None


def _each(group: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    # Some groups are padded with one byte.
    while at + 2 < len(group):
        (name,) = struct.unpack_from("<H", group, at)
        at += 2
        size = _SIZES.get(name >> 13)
        if size is None:
            at, size = _variable(group, at, name)
        if at + size > len(group):
            raise IndexError("change")
        yield name, group[at : at + size]
        at += size


def _variable(group: bytes, at: int, name: int) -> tuple[int, int]:
    """Where an operand of variable size begins, and its size."""
    if name == TABLE_DEFINITION:  # TDefTableOperand: its size is one too large
        return at + 2, max(struct.unpack_from("<H", group, at)[0] - 1, 0)
    size = group[at]
    if name == _TABS and size == 0xFF:  # PChgTabsOperand: counted by its two lists
        deleted = group[at + 1]
        added = group[at + 2 + 4 * deleted]
        size = 2 + 4 * deleted + 3 * added
    return at + 1, size
