"""The page *History*: every change of the bot, compared, brought back, undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent

from builder.core.errors import UsageError
from builder.studio.history.differences import Difference
from builder.studio.history.restoring import Restored
from builder.system import texts
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.history.compare_card import CompareCard
from ui.pages.history.presenter import HistoryPresenter, Standing
from ui.pages.history.revision_row import RevisionRow, headings
from ui.translation import language, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.page_frame import PageFrame
from ui.widgets.rows import Rows

_PAGE = 25


class HistoryPage(PageFrame):
    """What changed on top, two states compared below."""

    changed = Signal()
    duplicated = Signal()

    def __init__(self, presenter: HistoryPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("History", "History"),
            translate("History", "Every change of this bot. What is here can be brought back."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._standing: Standing | None = None
        self._shown = _PAGE
        self.undo = Button(translate("History", "Undo last change"), icon_name="rotate-ccw")
        self.duplicate = Button(translate("History", "Duplicate this bot"), icon_name="copy")
        self.rows = Rows()
        self.more = Button(translate("History", "Older ones"), kind="small")
        self.more.hide()
        self.compare = CompareCard()
        card = Card(translate("History", "What changed"))
        card.add(self.rows, self.more)
        self.add_action(self.duplicate, self.undo)
        self.add(card, self.compare)
        self._listen()

    @property
    def busy(self) -> bool:
        """Whether a state is being brought back."""
        return self.presenter.busy

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Other pages change the bot."""
        super().showEvent(event)
        self.presenter.refresh()

    def sentences(self) -> list[str]:
        """What is told of the revisions, the newest first."""
        standing = self._standing
        return [
            each for entry in (standing.entries if standing else ()) for each in headings(entry)
        ]

    def row(self, number: int) -> RevisionRow:
        """The row of a revision that is shown."""
        items = (self.rows.itemAt(at) for at in range(self.rows.count()))
        made = (item.widget() for item in items if item is not None)
        return next(w for w in made if isinstance(w, RevisionRow) and w.number == number)

    def ask_undo(self) -> None:
        """Ask whether the last change shall be taken back."""
        entry = self._standing.undoable if self._standing else None
        if entry is None:
            self.notice.fail(UsageError("nothing_to_undo"))
            return
        question = Confirmation(
            title=translate("History", "Undo this change?"),
            text="\n".join(
                [*headings(entry)[:6], "",
                 translate("History", "Documents that it added are removed again.")]
            ),
            action=translate("History", "Undo it"),
        )  # fmt: skip
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.undo())

    def _listen(self) -> None:
        asked = self.presenter
        self.undo.clicked.connect(lambda _on: self.ask_undo())
        self.duplicate.clicked.connect(lambda _on: self._ask_duplicate())
        self.more.clicked.connect(lambda _on: self._show_more())
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        keys.activated.connect(self.ask_undo)
        self.compare.wished.connect(asked.compare)
        asked.listed.connect(self._show)
        asked.compared.connect(self._show_compared)
        asked.restored.connect(self._show_restored)
        asked.duplicated.connect(self._show_duplicated)
        asked.changed.connect(self.changed)
        asked.working.connect(lambda busy: self.setEnabled(not busy))
        asked.failed.connect(self.notice.fail)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self.undo.setEnabled(standing.undoable is not None)
        self._fill()
        self.compare.show_entries(standing.entries)

    def _show_more(self) -> None:
        self._shown += _PAGE
        self._fill()

    def _fill(self) -> None:
        entries = self._standing.entries if self._standing else ()
        made = []
        for entry in entries[: self._shown]:
            row = RevisionRow(entry)
            row.compare_wanted.connect(self._compare_with_now)
            row.restore_wanted.connect(self._ask_restore)
            made.append(row)
        self.rows.refill(made)
        self.more.setVisible(len(entries) > self._shown)

    def _compare_with_now(self, number: int) -> None:
        if self._standing:
            self.compare.choose(number, self._standing.entries[0].revision.n)
            self.compare.first.setFocus()

    def _ask_restore(self, number: int) -> None:
        question = Confirmation(
            title=translate("History", "Bring revision {number} back?").format(number=number),
            text=translate(
                "History",
                "Settings, facts, corrections and test questions become what they were then. "
                "Documents stay as they are. This is a change too, and can be undone.",
            ),
            action=translate("History", "Bring it back"),
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.restore(number))

    def _ask_duplicate(self) -> None:
        self.notice.hide()
        name = self.presenter.free_name()
        if not self.presenter.has_keyring:
            self._dialogs.new_passphrase(
                self,
                translate("History", "A passphrase that opens “{name}”").format(name=name),
                translate("History", "The copy has keys of its own."),
                lambda typed: self.presenter.duplicate(name, typed),
            )
            return
        question = Confirmation(
            title=translate("History", "Make a copy called “{name}”?").format(name=name),
            text=translate(
                "History",
                "Documents, facts, settings and test questions go along. What visitors left, "
                "requests, the activity and keys of providers stay here.",
            ),
            action=translate("History", "Make the copy"),
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.duplicate(name))

    def _show_compared(self, found: list[Difference], sentences: list[str]) -> None:
        self.compare.show_differences(found, sentences)

    def _show_restored(self, made: Restored) -> None:
        left = [
            texts.say(f"history.left.{each.code}", language(), name=each.name) for each in made.left
        ]
        said = translate("History", "It is as it was then.")
        if left:
            said = translate("History", "What can come back is back.")
        self.notice.say(said, " ".join(left[:6]), level="warn" if left else "ok")

    def _show_duplicated(self, path: Path) -> None:
        said = translate("History", "“{name}” is there. Open it in the list of bots.")
        self.notice.say(said.format(name=path.stem))
        self.duplicated.emit()
