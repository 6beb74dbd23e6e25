"""A source under an answer, which opens the passage."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from builder.core.conversation import Citation
from builder.core.document import SourceRef
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button


class SourceButton(Button):
    """Says number, document and place: "1  Price list.xlsx, sheet Repairs, row 4"."""

    def __init__(self, citation: Citation) -> None:
        super().__init__(kind="source", icon_name="quote", size=14)
        self.citation = citation
        self._place = place(citation.ref)
        shown = ", ".join(part for part in (citation.document, self._place) if part)
        self._whole = f"{citation.n}  {shown}"
        named(self, translate("SourceButton", "Open source {place}").format(place=self._whole))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Cut the words where the room ends."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        cut = self._cut(max(self.width() - 48, 60))
        self.setText(cut.replace("&", "&&"))
        self.setToolTip(self._whole if cut != self._whole else "")

    def _cut(self, room: int) -> str:
        """Of a long name the middle goes, of a long place the beginning: its end says most."""
        letters = self.fontMetrics()
        if letters.horizontalAdvance(self._whole) <= room:
            return self._whole
        where = letters.elidedText(self._place, Qt.TextElideMode.ElideLeft, room // 2)
        ends = f"{self.citation.n}  ", f", {where}" if where else ""
        rest = room - sum(letters.horizontalAdvance(end) for end in ends)
        name = letters.elidedText(self.citation.document, Qt.TextElideMode.ElideMiddle, rest)
        return name.join(ends)


def place(ref: SourceRef) -> str:
    """Where in a document: page, slide, sheet and row, or section."""
    parts: list[str] = []
    if ref.page is not None:
        parts.append(translate("SourceButton", "p. {n}").format(n=ref.page))
    if ref.slide is not None:
        parts.append(translate("SourceButton", "slide {n}").format(n=ref.slide))
    if ref.sheet:
        parts.append(ref.sheet)
    if ref.row is not None:
        parts.append(translate("SourceButton", "row {n}").format(n=ref.row))
    if ref.section:
        parts.append(ref.section)
    return ", ".join(parts)
