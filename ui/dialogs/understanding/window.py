"""*What was understood*: a document at the left, its passages at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from builder.studio.corrections import Passage
from builder.studio.understanding import DrawnPage, Understood
from ui.accessibility import announce, named
from ui.dialogs.understanding import words
from ui.dialogs.understanding.document_pane import DocumentPane
from ui.dialogs.understanding.editor import PassageCard
from ui.dialogs.understanding.presenter import UnderstandingPresenter
from ui.theme.tokens import shown
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.field import text_line
from ui.widgets.notice import Notice
from ui.widgets.text import ElidedLabel, label

SIZE = (1180, 780)
_SEARCH_MS = 150


class UnderstandingDialog(QDialog):
    """Opened with `open()`; it deletes itself. It begins at the passage `chunk_id`, if given."""

    def __init__(
        self, parent: QWidget | None, presenter: UnderstandingPresenter, chunk_id: str = ""
    ) -> None:
        super().__init__(parent)
        presenter.setParent(self)
        self.presenter = presenter
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = translate("Understanding", "What was understood")
        self.setWindowTitle(f"{title}: {presenter.name}")
        self.resize(*SIZE)
        self._passages: list[Passage] = []
        self._shown_id = self._wanted = chunk_id
        self.notice = Notice()
        self.pane = DocumentPane(presenter.name)
        self.card = PassageCard()
        self.list = named(QListWidget(), translate("Understanding", "Passages"))
        self.search = text_line(
            translate("Understanding", "Search in the document"),
            translate("Understanding", "Search…"),
        )
        self._build(title)
        self._listen()
        self.list.setFocus()
        presenter.load()

    def done(self, result: int) -> None:
        """Stop what is only for show."""
        self.presenter.stop()
        super().done(result)

    def _build(self, title: str) -> None:
        self._facts = label("", "sub", wrap=True)
        self._left_out = label("", "small", wrap=True)
        self._left_out.hide()
        self._count = label(translate("Understanding", "Reading…"), "small")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(title, "h2"))
        texts.addWidget(ElidedLabel(self.presenter.name, "strong"))
        texts.addWidget(self._facts)
        texts.addWidget(self._left_out)
        self.leave = Button(translate("Understanding", "Close"))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(texts, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        self.list.setProperty("kind", "passages")
        self.list.setWordWrap(True)
        self.list.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found = QHBoxLayout()
        found.setSpacing(10)
        found.addWidget(self.search, 1)
        found.addWidget(self._count)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(found)
        column.addWidget(self.list, 3)
        column.addWidget(self.card, 2)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.pane)
        split.addWidget(right)
        split.setSizes([SIZE[0] * 11 // 20, SIZE[0] * 9 // 20])
        inside = QVBoxLayout(self)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(14)
        inside.addLayout(head)
        inside.addWidget(self.notice)
        inside.addWidget(split, 1)

    def _listen(self) -> None:
        asked, card = self.presenter, self.card
        self.leave.clicked.connect(lambda _on: self.reject())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_MS)
        self._timer.timeout.connect(self._filter)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._next)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.list.currentRowChanged.connect(self._choose)
        self.pane.page_wanted.connect(asked.draw)
        self.pane.passage_chosen.connect(self._choose_passage)
        card.switched_off.connect(asked.switch_off)
        card.corrected.connect(asked.correct)
        card.undone.connect(asked.undo)
        card.confirmed.connect(asked.confirm)
        asked.shown.connect(self._show)
        asked.drawn.connect(self._show_page)
        asked.working.connect(self._show_work)
        asked.failed.connect(self._fail)

    def _fail(self, error: Exception) -> None:
        self.notice.fail(error)
        if self.presenter.understood is None:
            self._count.clear()  # nothing is being read any more

    def _show(self, understood: Understood) -> None:
        self._facts.setText(words.facts(understood))
        left_out = words.left_out(understood.document.stripped)
        self._left_out.setText("\n".join(left_out))
        self._left_out.setVisible(bool(left_out))
        self.pane.show_document(understood)
        self._passages = list(understood.passages)
        self._filter()
        self._look_for_wanted()

    def _look_for_wanted(self) -> None:
        """Say so when the passage that this was opened at is not there any more."""
        wanted, self._wanted = self._wanted, ""
        if wanted and wanted not in {passage.chunk.id for passage in self._passages}:
            said = translate(
                "Understanding",
                "The document was read anew since then: that passage is not in it any more.",
            )
            self.notice.say(said, level="plain")

    def _show_page(self, at: int, drawn: DrawnPage) -> None:
        self.pane.show_page(at, drawn)

    def _filter(self) -> None:
        """List the passages that hold what is searched for; the one that is open stays so."""
        wanted = self.search.text().strip().casefold()
        self.list.blockSignals(True)
        self.list.clear()
        chosen = 0
        for passage in self._passages:
            if wanted and wanted not in passage.chunk.text.casefold():
                continue
            entry = QListWidgetItem(words.item(passage), self.list)
            entry.setData(Qt.ItemDataRole.UserRole, passage)
            if passage.state in {"off", "gone"}:
                entry.setForeground(QColor(shown().muted))
            if passage.chunk.id == self._shown_id:
                chosen = self.list.count() - 1
        self.list.blockSignals(False)
        n = number(self.list.count()).translate("Understanding", "%n passages", "", 0)
        self._count.setText(n)
        self.pane.search(wanted)
        if self.list.count():
            self.list.setCurrentRow(chosen)
        self._choose(chosen if self.list.count() else -1)

    def _choose(self, row: int) -> None:
        entry = self.list.item(row) if row >= 0 else None
        passage: Passage | None = entry.data(Qt.ItemDataRole.UserRole) if entry else None
        self._shown_id = passage.chunk.id if passage else self._shown_id
        self.card.show_passage(passage)
        self.pane.look_at(passage)

    def _choose_passage(self, chunk_id: str) -> None:
        if chunk_id not in {self._id(row) for row in range(self.list.count())}:
            self.search.clear()
            self._shown_id = chunk_id
            self._filter()
            return
        for row in range(self.list.count()):
            if self._id(row) == chunk_id:
                self.list.setCurrentRow(row)

    def _id(self, row: int) -> str:
        entry = self.list.item(row)
        passage: Passage = entry.data(Qt.ItemDataRole.UserRole)
        return passage.chunk.id

    def _next(self) -> None:
        """From one passage that holds what is searched for to the next."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + 1) % self.list.count())

    def _show_work(self, busy: bool) -> None:
        self.card.show_busy(busy)
        if not busy:
            announce(self, translate("Understanding", "The bot has learnt it."))
