"""The tab *Files*: drop files, watch them being read, see what became of each."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout

from builder.core.document import AddResult, Document, Outcome
from builder.core.progress import Step
from builder.privacy.erasure import ErasureReceipt
from ui.accessibility import announce
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.documents.files import states
from ui.pages.documents.files.presenter import FilesPresenter
from ui.pages.documents.section import Section
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.document_row import DocumentRow, RowState
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.pill import Pill
from ui.widgets.text import line


class FilesSection(Section):
    """The list of documents, and the place to drop more."""

    def __init__(
        self, presenter: FilesPresenter, dialogs: Dialogs, notice: Notice, pill: Pill
    ) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._pill = pill
        self._rows: dict[str, DocumentRow] = {}
        self._states: dict[str, RowState] = {}
        self._known: dict[str, Document] = {}
        self._build()
        self._listen()
        presenter.refresh()

    def rows(self) -> dict[str, RowState]:
        """What each row says now, by the document's name."""
        return dict(self._states)

    def look_into(self, name: str) -> None:
        """Open what was understood of a document."""
        from ui.dialogs.understanding.window import UnderstandingDialog

        asked = self.presenter.understanding(name)
        asked.changed.connect(self.presenter.refresh)
        UnderstandingDialog(self.window(), asked).open()

    def _build(self) -> None:
        self.zone = DropZone()
        self.stop = Button(translate("Documents", "Stop"), icon_name="circle-stop")
        self.stop.hide()
        about = translate("Documents", "Your originals never leave this computer.")
        card = Card(translate("Documents", "Files"), about, self.stop)
        self._empty = EmptyState(
            "files",
            translate("Documents", "Nothing to answer from yet"),
            translate("Documents", "Start with what customers ask most: prices, hours, returns."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        card.add(self._empty, self._list, self.zone)
        self.add(card)

    def _listen(self) -> None:
        asked = self.presenter
        self.zone.dropped.connect(self._add)
        self.zone.browse_files.connect(lambda: self._dialogs.files(self, self._add))
        folder = translate("Documents", "Add a folder of documents")
        self.zone.browse_folder.connect(
            lambda: self._dialogs.folder(self, folder, lambda path: self._add([path]))
        )
        self.stop.clicked.connect(lambda _checked: asked.cancel())
        self.notice.acted.connect(self._resume)
        asked.listed.connect(self._show_list)
        asked.working.connect(self._show_work)
        asked.stepped.connect(self._show_step)
        asked.finished.connect(self._show_result)
        asked.removed.connect(self._show_receipt)
        asked.failed.connect(self.notice.fail)
        asked.unfinished.connect(self._offer_resume)
        asked.second_key_wanted.connect(self._ask_for_key)

    def _add(self, paths: list[Path]) -> None:
        self.notice.hide()
        for path in paths:
            if not path.is_dir():
                self._show_row(states.waiting(path.name))
        self.presenter.add(paths)

    def _resume(self) -> None:
        self.notice.hide()
        self.presenter.resume()

    def _show_list(self, documents: list[Document]) -> None:
        self._known = {document.name: document for document in documents}
        wanted = {d.name: states.of_document(d) for d in documents}
        if not self.presenter.busy:
            stale = set(self._rows) - set(wanted) - self._refused()
            for name in stale:
                self._drop_row(name)
        for name, state in wanted.items():
            if not (self.presenter.busy and self._is_open(name)):
                self._show_row(state)
        self._summarise()

    def _show_step(self, step: Step) -> None:
        if step.item:
            self._show_row(states.of_step(step))

    def _show_result(self, result: AddResult) -> None:
        state = states.of_result(result)
        if result.outcome in {Outcome.READY, Outcome.FAILED, Outcome.SKIPPED} or (
            result.document not in self._known
        ):
            self._show_row(state)
        else:
            self._show_row(states.of_document(self._known[result.document]))

    def _show_work(self, busy: bool) -> None:
        self.stop.setVisible(busy)
        if not busy:
            announce(self, translate("Documents", "All files are done."))

    def _show_receipt(self, name: str, receipt: ErasureReceipt) -> None:
        passages = number(receipt.counts.get("chunks", 0)).translate(
            "Documents", "%n passages", "", 0
        )
        told = translate("Documents", "“{name}” was erased: the file, {passages} and every vector.")
        mark = translate("Documents", "Receipt {code}, {when}.")
        self.notice.say(
            told.format(name=name, passages=passages),
            mark.format(code=receipt.sha256[:12], when=receipt.when[:16].replace("T", " ")),
        )

    def _offer_resume(self) -> None:
        self.notice.say(
            translate("Documents", "Reading was cut off the last time."),
            translate("Documents", "What was finished is there. The rest still waits."),
            level="warn",
            action=translate("Documents", "Go on"),
        )

    def _ask_for_key(self) -> None:
        self._dialogs.new_passphrase(
            self,
            translate("Documents", "A second way to open this bot"),
            translate(
                "Documents",
                "Your documents are in it now, and one key alone opens it. Keyrings get lost when "
                "a computer changes; this passphrase opens the bot then.",
            ),
            self.presenter.add_passphrase,
        )

    def _ask_removal(self, name: str) -> None:
        if name not in self._known:
            self._drop_row(name)
            self._summarise()
            return
        question = Confirmation(
            title=translate("Documents", "Remove “{name}”?").format(name=name),
            text=translate(
                "Documents",
                "The document, its passages and everything learnt from it are erased from this "
                "bot. Your own file stays where it is. Bundles you exported before still hold it.",
            ),
            action=translate("Documents", "Remove it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove(name))

    def _show_row(self, state: RowState) -> None:
        self._states[state.name] = state
        row = self._rows.get(state.name)
        if row is not None:
            row.show_state(state)
            return
        row = DocumentRow(state)
        row.removed.connect(self._ask_removal)
        row.looked_into.connect(self.look_into)
        row.acted.connect(self.presenter.decide)
        self._rows[state.name] = row
        self._list.addWidget(row)
        self._list.addWidget(line())
        self._empty.hide()

    def _drop_row(self, name: str) -> None:
        row = self._rows.pop(name)
        self._states.pop(name)
        at = self._list.indexOf(row)
        for place in (at + 1, at):
            item = self._list.takeAt(place)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.deleteLater()

    def _refused(self) -> set[str]:
        """Files of this sitting that did not become documents: they stay until dismissed."""
        return {n for n, s in self._states.items() if s.level in {"danger", "warn"} and s.removable}

    def _is_open(self, name: str) -> bool:
        state = self._states.get(name)
        return state is not None and not state.removable

    def _summarise(self) -> None:
        self._empty.setVisible(not self._rows)
        ready = [d for d in self._known.values() if d.outcome is Outcome.READY]
        passages = sum(document.chunks for document in ready)
        self._pill.setVisible(bool(ready))
        said = number(passages).translate("Documents", "%n passages", "", 0)
        self._pill.say(said, "ok")
