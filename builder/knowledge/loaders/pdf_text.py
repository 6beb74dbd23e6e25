"""What stands on a page of a PDF, from pdfium's own character boxes."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2 as pdfium
from pypdfium2 import raw

from builder.knowledge.loaders.pdf_form import NO_TICK, read_entries
from builder.knowledge.loaders.pieces import NO_RULES, Piece, Rules, split_leaders

_GAP = 1.0
"""A wider gap than this, measured in the letters' size, parts two pieces."""

_BOLD = re.compile(r"bold|black|heavy|demi|[-,]medi(?:um)?$", re.I)
_HYPHENS = frozenset({0x02, 0xFFFE})
"""How pdfium tells the hyphen of a word that goes on in the next line."""

_LOST = re.compile(r"[\x00-\x1f\ufffd\ufffe]")
"""What a letter is whose font does not say what it means."""

_LOST_LETTERS, _LOST_SHARE = 20, 0.2

_ASLANT = -1
_SLANT = 0.12
"""Radians; lines that climb or fall more cannot be put into rows."""

_DRAWN = 3000
_THIN = 2.5
_FACTORS = {0: (1, 0, 0, -1), 1: (0, -1, -1, 0), 2: (-1, 0, 0, 1), 3: (0, 1, 1, 0)}
"""By quarters of a turn, clockwise: what makes x and y of the text out of x and y of the page."""


@dataclass(slots=True)
class PageText:
    """A page's pieces, turned so that most of its text reads from left to right.

    Attributes:
        aside: text that runs in another direction, such as a stamp in the margin.
        height: of the page, in points.
        filled: letters of `pieces` that were filled in over the page itself.
        garbled: whether much of it stands in letters whose meaning the file does not tell.
    """

    pieces: list[Piece] = field(default_factory=list)
    aside: str = ""
    rules: Rules = NO_RULES
    top: float = 0.0
    height: float = 0.0
    filled: int = 0
    garbled: bool = False

    @property
    def letters(self) -> int:
        """How many there are in the pieces."""
        return sum(len(piece.text) for piece in self.pieces)


@dataclass(slots=True)
class _Word:
    text: str
    quarter: int
    box: tuple[float, float, float, float]
    size: float
    bold: bool


def read_page(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> PageText:
    """What stands on the page, and not beside it where nobody sees it."""
    left, bottom, right, top = page.get_bbox()

    def shown(box: tuple[float, float, float, float]) -> bool:
        across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        return bool(left <= across <= right and bottom <= up <= top)

    words = [word for word in _words(text_page) if shown(word.box)]
    lost = sum(len(_LOST.findall(word.text)) for word in words)
    garbled = lost > max(_LOST_LETTERS, _LOST_SHARE * sum(len(word.text) for word in words))
    if garbled:
        words = [word for word in words if not _LOST.search(word.text)]
    entries = [entry for entry in read_entries(page) if shown(entry.box)]
    if not words and all(entry.text == NO_TICK for entry in entries):
        return PageText(garbled=garbled)
    weight: Counter[int] = Counter()
    for word in words:
        if word.quarter != _ASLANT:
            weight[word.quarter] += len(word.text)
    quarter = max(weight, key=weight.__getitem__, default=0)
    turn = _FACTORS[quarter]
    pieces: list[Piece] = []
    aside: list[str] = []
    for word in words:
        if word.quarter == quarter:
            _append(pieces, Piece(word.text, *_turned(word.box, turn), word.size, word.bold))
        else:
            aside.append(word.text)
    pieces += [Piece(entry.text, *_turned(entry.box, turn), entry.size) for entry in entries]
    corners = _turned((left, bottom, right, top), turn)
    return PageText(
        [part for piece in pieces for part in split_leaders(piece)],
        " ".join(aside),
        _rules(page, turn),
        corners[1],
        corners[3] - corners[1],
        sum(len(entry.text) for entry in entries),
        garbled,
    )


def _words(text_page: pdfium.PdfTextPage) -> list[_Word]:
    fonts = _Fonts(text_page)
    words: list[_Word] = []
    start: int | None = None
    letters: list[str] = []
    codes = [raw.FPDFText_GetUnicode(text_page, n) for n in range(text_page.count_chars())]
    for index, code in enumerate([*codes, 32]):
        hyphen = code in _HYPHENS and bool(letters) and letters[-1].isalnum()
        letter = "-" if hyphen else chr(code)
        if code and not letter.isspace():
            start = index if start is None else start
            letters.append(letter)
        # A word that goes on in the next line has no blank there.
        if start is not None and (hyphen or not code or letter.isspace()):
            last = index if hyphen else index - 1
            words.append(fonts.word(_text(letters), start, last))
            start, letters = None, []
    return words


def _text(letters: list[str]) -> str:
    text = "".join(letters)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


class _Fonts:
    """Size, weight and direction of letters; asked once a text object, for many share one."""

    def __init__(self, text_page: pdfium.PdfTextPage) -> None:
        self._page = text_page
        self._known: dict[int, tuple[float, bool, int]] = {}
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def word(self, text: str, first: int, last: int) -> _Word:
        """The word from the letter `first` to the letter `last`."""
        a, b = self._rect(first), self._rect(last)
        box = (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
        owner = raw.FPDFText_GetTextObject(self._page, first)
        key = ctypes.cast(owner, ctypes.c_void_p).value or -first - 1
        if key not in self._known:
            self._known[key] = self._look(first)
        size, bold, quarter = self._known[key]
        return _Word(text, quarter, box, size or box[3] - box[1], bold)

    def _rect(self, index: int) -> tuple[float, float, float, float]:
        raw.FPDFText_GetLooseCharBox(self._page, index, self._box)
        box = self._box
        return box.left, box.bottom, box.right, box.top

    def _look(self, index: int) -> tuple[float, bool, int]:
        size = raw.FPDFText_GetFontSize(self._page, index)
        if raw.FPDFText_GetMatrix(self._page, index, self._matrix):
            m = self._matrix
            size *= math.sqrt(abs(m.a * m.d - m.b * m.c))
        raw.FPDFText_GetFontInfo(self._page, index, self._name, 128, self._flags)
        name = self._name.value.decode("latin-1")
        quarter = _quarter(raw.FPDFText_GetCharAngle(self._page, index), upside_down=size < 0)
        return abs(size), _BOLD.search(name) is not None, quarter


def _quarter(angle: float, *, upside_down: bool) -> int:
    """By how many quarters letters are turned; a size below zero turns them by two more."""
    if not math.isfinite(angle):
        return 0
    turns = angle / (math.pi / 2)
    if abs(turns - round(turns)) * math.pi / 2 > _SLANT:
        return _ASLANT
    return (round(turns) + 2 * upside_down) % 4


def _append(pieces: list[Piece], piece: Piece) -> None:
    """Put a word after the one before it when it stands beside it, else on its own."""
    last = pieces[-1] if pieces else None
    if last is not None:
        size = max(last.size, piece.size)
        gap = piece.left - last.right
        level = abs(piece.bottom - last.bottom) < 0.5 * size or (
            min(piece.bottom, last.bottom) - max(piece.top, last.top)
            > 0.7 * min(piece.bottom - piece.top, last.bottom - last.top)
        )
        if level and -0.5 * size < gap < _GAP * size:
            joint = " " if gap > 0.08 * size or piece.text[0].isalnum() else ""
            last.text += joint + piece.text
            last.right = max(last.right, piece.right)
            if piece.size >= last.size:
                last.top, last.bottom = min(last.top, piece.top), max(last.bottom, piece.bottom)
                last.size = piece.size
            last.bold = last.bold and (piece.bold or len(piece.text) < 2)
            return
    pieces.append(piece)


def _turned(
    box: tuple[float, float, float, float], turn: tuple[int, int, int, int]
) -> tuple[float, float, float, float]:
    """A box of the page, y upwards, as (left, top, right, bottom) of the text, y downwards."""
    xx, xy, yx, yy = turn
    x1, y1 = box[0] * xx + box[1] * xy, box[0] * yx + box[1] * yy
    x2, y2 = box[2] * xx + box[3] * xy, box[2] * yx + box[3] * yy
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _rules(page: pdfium.PdfPage, turn: tuple[int, int, int, int]) -> Rules:
    """Drawn lines and the edges of drawn boxes; none of a page that is a drawing itself."""
    across, down = [], []
    for count, shape in enumerate(page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1)):
        if count >= _DRAWN:
            return NO_RULES
        left, top, right, bottom = _turned(shape.get_bounds(), turn)
        wide, high = right - left, bottom - top
        if high <= _THIN and wide > 12:
            across.append(((top + bottom) / 2, left, right))
        elif wide <= _THIN and high > 6:
            down.append(((left + right) / 2, top, bottom))
        elif wide > 12 and high > 6 and raw.FPDFPath_CountSegments(shape) <= 5:
            across += [(top, left, right), (bottom, left, right)]
            down += [(left, top, bottom), (right, top, bottom)]
    return Rules(tuple(sorted(across)), tuple(sorted(down)))
