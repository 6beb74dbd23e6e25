"""The activity as a document of A4 pages, in a typeface that every reader has.

Imported when one is written: what it stands on is part of the extra `author`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4  # noqa: TID253
from reportlab.lib.utils import simpleSplit  # noqa: TID253
from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: TID253
from reportlab.pdfgen.canvas import Canvas  # noqa: TID253

_PLAIN, _BOLD, _CODE = "Helvetica", "Helvetica-Bold", "Courier"
_SIZE, _LEADING = 9.0, 12.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, A4[0] - 48.0, A4[1] - 56.0, 56.0
_WHEN, _WHO, _WHAT = _LEFT + 44.0, _LEFT + 92.0, _LEFT + 196.0
_INK, _MUTED = (0.11, 0.12, 0.15), (0.42, 0.44, 0.5)


class Sheet:
    """Pages that are written from top to bottom. Nothing is kept of what was written before.

    The typefaces are those every reader brings (WinAnsi: all of English, German and Spanish); any
    other character is written by its number, so that a name is told from another, and none is lost.
    """

    def __init__(self, title: str) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, pageCompression=1, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Hushdesk")
        self._page, self._y, self._title = 1, _TOP, shown(title)
        self._write(_LEFT, title, font=_BOLD, size=16.0, width=_RIGHT - _LEFT)
        self._y -= 8

    def head(self, lines: Sequence[str]) -> None:
        """Write what is said about all rows."""
        for text in lines:
            is_hash = len(text) == 64 and " " not in text
            font = _CODE if is_hash else _PLAIN
            self._write(_LEFT, text, font=font, colour=_MUTED, width=_RIGHT - _LEFT)
            self._y -= 2
        self._y -= 6

    def day(self, text: str) -> None:
        """Begin a day."""
        self._room(4 * _LEADING)
        self._y -= 8
        self._write(_LEFT, text, font=_BOLD, width=_RIGHT - _LEFT)
        self._canvas.setStrokeColorRGB(0.85, 0.86, 0.89)
        self._canvas.line(_LEFT, self._y + 8, _RIGHT, self._y + 8)
        self._y -= 4

    def row(self, number: str, when: str, who: str, what: str) -> None:
        """Write one row; what does not fit on a line goes on below."""
        columns = (
            (_LEFT, self._split(number, _WHEN - _LEFT - 6), _MUTED),
            (_WHEN, self._split(when, _WHO - _WHEN - 6), _MUTED),
            (_WHO, self._split(who, _WHAT - _WHO - 6), _INK),
            (_WHAT, self._split(what, _RIGHT - _WHAT), _INK),
        )
        height = max(len(lines) for _, lines, _ in columns)
        for at in range(height):
            self._room(_LEADING)
            for left, lines, colour in columns:
                if at < len(lines):
                    self._line(left, lines[at], _PLAIN, _SIZE, colour)
            self._y -= _LEADING
        self._y -= 2

    def finish(self) -> bytes:
        """The file."""
        self._foot()
        self._canvas.save()
        return self._out.getvalue()

    def _write(
        self,
        left: float,
        text: str,
        *,
        font: str = _PLAIN,
        size: float = _SIZE,
        colour: tuple[float, float, float] = _INK,
        width: float,
    ) -> None:
        leading = size * 1.33
        for line in simpleSplit(shown(text), font, size, width) or [""]:
            self._room(leading)
            self._line(left, line, font, size, colour)
            self._y -= leading

    @staticmethod
    def _split(text: str, width: float) -> list[str]:
        """Lines no wider than `width`; a word that is wider than that is cut."""
        lines: list[str] = []
        for line in simpleSplit(shown(text), _PLAIN, _SIZE, width):
            while stringWidth(line, _PLAIN, _SIZE) > width and len(line) > 1:
                fits = max(1, int(len(line) * width / stringWidth(line, _PLAIN, _SIZE)) - 1)
                lines.append(line[:fits])
                line = line[fits:]  # noqa: PLW2901
            lines.append(line)
        return lines or [""]

    def _line(
        self, left: float, text: str, font: str, size: float, colour: tuple[float, float, float]
    ) -> None:
        self._canvas.setFillColorRGB(*colour)
        self._canvas.setFont(font, size)
        self._canvas.drawString(left, self._y, text)

    def _room(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self._foot()
            self._canvas.showPage()
            self._page, self._y = self._page + 1, _TOP

    def _foot(self) -> None:
        self._canvas.setFillColorRGB(*_MUTED)
        self._canvas.setFont(_PLAIN, 8)
        self._canvas.drawString(_LEFT, 32, self._title[:90])
        self._canvas.drawRightString(_RIGHT, 32, str(self._page))


def shown(text: str) -> str:
    """`text` in characters that the typeface has, each other one as `[U+4E2D]`."""
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character in "\n\t\r":
        return " "
    if character == "→":
        return "->"
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return f"[U+{ord(character):04X}]"
    return character if character.isprintable() else f"[U+{ord(character):04X}]"
