"""The page *Backups*: the ways to open the bot, and copies of it to keep elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtGui import QShowEvent

from builder.studio.backups import Made
from builder.system.paths import file_safe
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.backups.file_card import FileCard
from ui.pages.backups.made_card import MadeCard
from ui.pages.backups.new_key import NewKey
from ui.pages.backups.presenter import BackupsPresenter, Standing
from ui.pages.backups.ways_card import WaysCard, words_of
from ui.translation import translate
from ui.widgets.page_frame import PageFrame


class BackupsPage(PageFrame):
    """Two cards; what is done is said on top."""

    changed = Signal()

    def __init__(self, presenter: BackupsPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Backups", "Backups"),
            translate("Backups", "So that nothing is lost: not with a computer, nor a passphrase."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._standing: Standing | None = None
        self.ways = WaysCard(keyring=presenter.keyring)
        self.made = MadeCard()
        self.new_key = NewKey(self, presenter, dialogs, self.notice)
        self.file = FileCard()
        self.add(self.ways, self.made, self.file)
        self._listen()

    @property
    def busy(self) -> bool:
        """Whether a backup is being written."""
        return self.presenter.busy

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The command line may have made one meanwhile."""
        super().showEvent(event)
        self.presenter.refresh()

    def _listen(self) -> None:
        asked = self.presenter
        self.ways.sheet_wanted.connect(self._ask_sheet)
        self.ways.passphrase_wanted.connect(self._ask_passphrase)
        self.ways.keyring_wanted.connect(asked.add_keyring)
        self.ways.new_key_wanted.connect(self.new_key.ask)
        self.file.wanted.connect(lambda: asked.check(self.file.show_found))
        asked.working.connect(self.file.show_working)
        self.ways.removed.connect(self._ask_removal)
        self.made.wanted.connect(self._ask_folder)
        asked.listed.connect(self._show)
        asked.printed.connect(self._show_printed)
        asked.backed_up.connect(self._show_made)
        asked.working.connect(self.made.show_working)
        asked.failed.connect(self.notice.fail)

    def _show(self, standing: Standing) -> None:
        changed = self._standing is not None and standing != self._standing
        self._standing = standing
        self.ways.show_standing(standing)
        self.made.show_standing(standing)
        if changed:
            self.changed.emit()

    def _ask_sheet(self) -> None:
        self.notice.hide()
        name = translate("Backups", "Recovery sheet of {name}").format(name=self.presenter.name)
        proposal = Path(QDir.homePath()) / f"{file_safe(name)}.pdf"
        title = translate("Backups", "Save the sheet, to print it")
        self._dialogs.save_file(self, title, proposal, self.presenter.print_sheet)

    def _ask_passphrase(self) -> None:
        self.notice.hide()
        self._dialogs.new_passphrase(
            self,
            translate("Backups", "A passphrase that opens this bot"),
            translate("Backups", "It replaces the passphrase before, if there was one."),
            self.presenter.set_passphrase,
        )

    def _ask_removal(self, kind: str) -> None:
        self.notice.hide()
        ways = self._standing.ways if self._standing else ()
        name = next((words_of(way)[0] for way in ways if way.kind == kind), kind)
        question = Confirmation(
            title=translate("Backups", "Remove this way?"),
            text=translate(
                "Backups",
                "“{way}” opens the bot no longer. Backups made before still open as then.",
            ).format(way=name),
            action=translate("Backups", "Remove it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove(kind))

    def _ask_folder(self) -> None:
        self.notice.hide()
        title = translate("Backups", "Where shall the backup go?")
        self._dialogs.folder(self, title, self.presenter.back_up)

    def _show_printed(self, path: Path) -> None:
        said = translate("Backups", "The sheet is in {name}.").format(name=path.name)
        todo = translate(
            "Backups", "Print it, then erase the file: whoever has it can open the bot."
        )
        self.notice.say(said, todo)

    def _show_made(self, made: Made) -> None:
        said = translate("Backups", "Backed up: {name}").format(name=Path(made.file).name)
        self.notice.say(said)
