"""The tab *Files*: drop files, watch them being read, see what became of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.core.document import Document, Outcome
from builder.core.journal import Entry, FileState
from builder.privacy.erasure import ErasureReceipt
from builder.studio.ingest import FileRow
from ui.accessibility import announce
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.documents.files.collector import News
from ui.pages.documents.files.file_list import FileList
from ui.pages.documents.files.headline import Headline
from ui.pages.documents.files.own_card import OwnCard
from ui.pages.documents.files.personal_presenter import PersonalPresenter
from ui.pages.documents.files.presenter import FilesPresenter
from ui.translation import number, translate
from ui.widgets.card import Card
from ui.widgets.document_row import RowState
from ui.widgets.drop_zone import DropZone
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.pill import Pill
from ui.widgets.section import Section


class FilesSection(Section):
    """The list of documents, and the place to drop more."""

    def __init__(
        self,
        presenter: FilesPresenter,
        personal: PersonalPresenter,
        dialogs: Dialogs,
        notice: Notice,
        pill: Pill,
    ) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        personal.setParent(self)
        self.presenter = presenter
        self.personal = personal
        self._dialogs = dialogs
        self._pill = pill
        self._went_on = ""
        self._live: dict[str, Entry] = {}
        self._build()
        self._listen()
        presenter.refresh()

    def rows(self) -> dict[str, RowState]:
        """What each row says now, or would if it were shown, by the file's name."""
        return {name: self.list.state(name) for name in self.list.files}

    def turn_to(self) -> None:
        """Other tabs bring documents too."""
        if not self.presenter.busy:
            self.presenter.refresh()

    def look_into(self, name: str) -> None:
        """Open what was understood of a document."""
        from ui.dialogs.understanding.window import UnderstandingDialog

        asked = self.presenter.understanding(name)
        asked.changed.connect(self.presenter.refresh)
        UnderstandingDialog(self.window(), asked).open()

    def examine(self, name: str) -> None:
        """Open the personal data of a document; what it changes is read when it closes."""
        from ui.dialogs.personal_data.window import PersonalDataDialog

        asked = self.personal.findings(name)
        dialog = PersonalDataDialog(self.window(), asked)
        dialog.finished.connect(lambda _result: self._read_decided(dirty=asked.dirty))
        dialog.open()

    def examine_next(self) -> bool:
        """Open the first document that waits for the owner's word; whether there is any."""
        waiting = [
            name
            for name, row in self.list.files.items()
            if row.entry.state is FileState.REVIEW and row.document is not None
        ]
        if waiting:
            self.examine(min(waiting, key=str.casefold))
        return bool(waiting)

    def _build(self) -> None:
        self.own_card = OwnCard()
        self.zone = DropZone()
        self.headline = Headline()
        self.list = FileList()
        about = translate("Documents", "Your originals never leave this computer.")
        card = Card(translate("Documents", "Files"), about)
        self._empty = EmptyState(
            "files",
            translate("Documents", "Nothing to answer from yet"),
            translate("Documents", "Start with what customers ask most: prices, hours, returns."),
        )
        card.add(self.headline, self._empty, self.zone, self.list)
        self.add(self.own_card, card)

    def _listen(self) -> None:
        asked = self.presenter
        self.zone.dropped.connect(self._add)
        self.zone.browse_files.connect(lambda: self._dialogs.files(self, self._add))
        folder = translate("Documents", "Add a folder of documents")
        self.zone.browse_folder.connect(
            lambda: self._dialogs.folder(self, folder, lambda path: self._add([path]))
        )
        self.headline.paused.connect(asked.pause)
        self.headline.gone_on.connect(self._resume)
        self.headline.stopped.connect(asked.cancel)
        self.headline.retried.connect(asked.retry)
        self.list.removed.connect(self._ask_removal)
        self.list.looked_into.connect(self.look_into)
        self.list.examined.connect(self.examine)
        self.own_card.settled.connect(self.personal.settle)
        self.personal.offered.connect(self.own_card.show_offers)
        self.personal.told.connect(self._say_own)
        self.personal.changed.connect(asked.read_outdated)
        self.personal.failed.connect(self.notice.fail)
        self.list.acted.connect(self._act)
        asked.listed.connect(self._show_list)
        asked.stands.connect(self.headline.show_standing)
        asked.working.connect(self._show_work)
        asked.told.connect(self._show_news)
        asked.removed.connect(self._show_receipt)
        asked.failed.connect(self.notice.fail)
        asked.going_on.connect(self._say_going_on)
        asked.second_key.wanted.connect(self._ask_for_key)

    def _add(self, paths: list[Path]) -> None:
        self.notice.hide()
        given = [path for path in paths if not path.is_dir()]
        self.list.update_files(
            FileRow(Entry(path.name), self._document(path.name)) for path in given
        )
        self._show_empty()
        self.presenter.add(paths)

    def _resume(self) -> None:
        self.notice.hide()
        self.presenter.resume()

    def _act(self, name: str, code: str) -> None:
        if code == "retry":
            self.presenter.retry(name)
        elif code == "cancel":
            self.presenter.take_back(name)
        elif code == "examine":
            self.examine(name)
        else:
            self.presenter.decide(name, code)

    def _show_list(self, rows: list[FileRow]) -> None:
        # What was told while files are read is newer than what is written down.
        live = self._live if self.presenter.busy else {}
        self.list.show_files(
            replace(row, entry=live.get(row.entry.name, row.entry)) for row in rows
        )
        self._summarise()
        if not self.presenter.busy:
            self.personal.look()

    def _read_decided(self, *, dirty: bool) -> None:
        if dirty:
            self.presenter.read_outdated()
            self.presenter.refresh()

    def _say_own(self, count: int) -> None:
        if not count:
            self.notice.say(
                translate("OwnContacts", "They are treated like everybody else's."), level="plain"
            )
            return
        self.notice.say(
            number(count).translate("OwnContacts", "%n stay readable from now on.", "", 0),
            translate("OwnContacts", "Documents that hold them are read again."),
        )

    def _show_news(self, news: News) -> None:
        if news.finding:
            self.headline.show_finding(news.finding)
        if news.whole is not None and self.presenter.busy:
            self.headline.show_whole(news.whole)
        self._live |= news.entries
        self.list.update_files(
            FileRow(entry, self._document(name), news.pages.get(name))
            for name, entry in news.entries.items()
        )
        self._show_empty()

    def _document(self, name: str) -> Document | None:
        known = self.list.files.get(name)
        return known.document if known else None

    def _show_work(self, busy: bool) -> None:
        self.headline.show_work(busy)
        self._show_empty()
        self._live = {}
        if not busy:
            if self._went_on and self.notice.text == self._went_on:
                self.notice.hide()
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

    def _say_going_on(self) -> None:
        self.notice.say(
            translate("Documents", "Reading was cut off the last time."),
            translate("Files", "It goes on where it stood; what was finished is there."),
            level="plain",
        )
        self._went_on = self.notice.text

    def _ask_for_key(self) -> None:
        self._dialogs.new_passphrase(
            self,
            translate("Documents", "A second way to open this bot"),
            translate(
                "Documents",
                "Your documents are in it now, and one key alone opens it. Keyrings get lost when "
                "a computer changes; this passphrase opens the bot then.",
            ),
            self.presenter.second_key.add,
        )

    def _ask_removal(self, name: str) -> None:
        if self._document(name) is None:
            self.presenter.remove(name, is_document=False)
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

    def _show_empty(self) -> None:
        self._empty.setVisible(not self.list.files and not self.presenter.busy)

    def _summarise(self) -> None:
        self._show_empty()
        documents = [row.document for row in self.list.files.values() if row.document]
        ready = [document for document in documents if document.outcome is Outcome.READY]
        passages = sum(document.chunks for document in ready)
        self._pill.setVisible(bool(ready))
        said = number(passages).translate("Documents", "%n passages", "", 0)
        self._pill.say(said, "ok")
