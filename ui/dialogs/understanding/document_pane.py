"""The left of *What was understood*: the document as its owner knows it, page by page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from builder.studio.corrections import Passage
from builder.studio.understanding import DrawnPage, Understood, find_text
from ui.dialogs.understanding import words
from ui.dialogs.understanding.page_view import PageView
from ui.dialogs.understanding.text_view import MarkedText
from ui.translation import translate
from ui.widgets.button import icon_button
from ui.widgets.text import label


class DocumentPane(QWidget):
    """Pages as pictures, or text in leaves; both are turned the same way."""

    page_wanted = Signal(int)
    passage_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._understood: Understood | None = None
        self._passage: Passage | None = None
        self._searched = ""
        self._drawn: DrawnPage | None = None
        self.at = -1
        self.page = PageView(translate("Understanding", "Page of {name}").format(name=name))
        self.text = MarkedText(translate("Understanding", "Text of {name}").format(name=name))
        self.before = icon_button("chevron-left", translate("Understanding", "Page before"))
        self.after = icon_button("chevron-right", translate("Understanding", "Next page"))
        self._where = label("", "small")
        self._note = label("", "small", wrap=True)
        self._personal = label("", "danger", wrap=True)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.page)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.before)
        head.addWidget(self._where)
        head.addWidget(self.after)
        head.addStretch(1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(8)
        inside.addLayout(head)
        inside.addWidget(self._note)
        inside.addWidget(self._stack, 1)
        inside.insertWidget(2, self._personal)
        self._note.hide()
        self._personal.hide()
        self.before.clicked.connect(lambda _on: self.turn(self.at - 1))
        self.after.clicked.connect(lambda _on: self.turn(self.at + 1))
        self.text.place_chosen.connect(self._choose_at)
        self.page.word_chosen.connect(self._choose_word)

    def show_document(self, understood: Understood) -> None:
        """Show the document; the page that is open stays open."""
        self._understood = understood
        self._stack.setCurrentWidget(self.page if understood.pages else self.text)
        if not understood.whole:
            self._note.setText(
                translate(
                    "Understanding",
                    "The original is not kept or cannot be shown: this is the text that was "
                    "understood.",
                )
            )
            self._note.show()
        if self.at < 0:
            self.turn(0)

    def show_page(self, number: int, drawn: DrawnPage) -> None:
        """A page was drawn."""
        if number == self.at + 1:
            self._drawn = drawn
            self.page.show_page(drawn)
            self._mark()

    def look_at(self, passage: Passage | None) -> None:
        """Turn to a passage and mark it."""
        self._passage = passage
        understood = self._understood
        if passage is not None and understood is not None and passage.number is not None:
            self.turn(understood.leaf_of(passage.chunk))
        self._mark()

    def search(self, text: str) -> None:
        """Mark `text` wherever it stands on what is shown."""
        self._searched = text.casefold()
        self._mark()

    def turn(self, at: int) -> None:
        """Turn to page or leaf `at`, counted from 0."""
        understood = self._understood
        count = self._count()
        if understood is None or not count:
            return
        at = min(max(at, 0), count - 1)
        if at == self.at:
            return
        self.at = at
        self._drawn = None
        for part in (self.before, self._where, self.after):
            part.setVisible(count > 1)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < count - 1)
        if understood.pages:
            self.page.clear()
            self._where.setText(words.page(at + 1, count))
            self.page_wanted.emit(at + 1)
        else:
            self._where.setText(words.leaf(at, understood.leaves))
            self.text.show_text(understood.leaves[at].text)
            self.text.show_headings(understood.leaves[at].headings)
            self._mark()

    def _count(self) -> int:
        understood = self._understood
        return (understood.pages or len(understood.leaves)) if understood else 0

    def _mark(self) -> None:
        understood = self._understood
        if understood is None or self.at < 0:
            return
        if understood.pages:
            self._mark_page()
            return
        leaf = understood.leaves[self.at]
        here = self._passage is not None and understood.leaf_of(self._passage.chunk) == self.at
        self._say_personal(mark.entity_type for mark in leaf.marks)
        spans = find_text(leaf.text, self._passage) if here and self._passage else []
        self.text.mark(spans, leaf.marks, self._found(leaf.text))

    def _mark_page(self) -> None:
        drawn = self._drawn
        if drawn is None:
            return
        self._say_personal(kind for kind, _ in drawn.private)
        passage = self._passage
        marked = drawn.places.get(passage.chunk.id, ()) if passage is not None else ()
        found = frozenset(
            at
            for at, word in enumerate(drawn.picture.words)
            if self._searched and self._searched in word.text.casefold()
        )
        self.page.mark(marked, found)

    def _say_personal(self, types: Iterable[str]) -> None:
        said = words.personal_here(types)
        self._personal.setText(said)
        self._personal.setVisible(bool(said))

    def _found(self, text: str) -> list[tuple[int, int]]:
        if not self._searched:
            return []
        folded, spans, at = text.lower(), [], 0
        while (at := folded.find(self._searched, at)) >= 0:
            spans.append((at, at + len(self._searched)))
            at += len(self._searched)
        return spans

    def _choose_at(self, place: int) -> None:
        understood = self._understood
        if understood is None:
            return
        text = understood.leaves[self.at].text
        for passage in understood.passages:
            if passage.number is None or understood.leaf_of(passage.chunk) != self.at:
                continue
            if any(start <= place < end for start, end in find_text(text, passage)):
                self.passage_chosen.emit(passage.chunk.id)
                return

    def _choose_word(self, word: int) -> None:
        if self._drawn is not None:
            for chunk_id, places in self._drawn.places.items():
                if word in places:
                    self.passage_chosen.emit(chunk_id)
                    return
