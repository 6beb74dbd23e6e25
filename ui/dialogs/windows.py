"""The real dialogs: Qt's own file windows, and ours, loaded when they are wanted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from builder.system import paths
from ui.translation import translate

if TYPE_CHECKING:
    from builder.studio.facts_csv import Taken
    from ui.dialogs.port import Confirmation, Form, KeyAnswer, KeyQuestion

DOCUMENTS = (
    "*.pdf *.docx *.doc *.odt *.xlsx *.xlsb *.xls *.ods *.csv *.pptx *.ppt *.odp *.html *.htm"
    " *.md *.markdown *.txt *.rtf *.epub *.eml *.msg *.mbox *.json *.jsonl *.yaml *.yml *.xml"
    " *.ics *.vcf *.srt *.vtt *.tex *.rst *.log *.zip"
)
PICTURES = "*.png *.jpg *.jpeg *.tif *.tiff *.webp *.bmp *.gif"


class Windows:
    """Opens dialogs without a second event loop: the work behind the window goes on."""

    def files(self, parent: QWidget, then: Callable[[list[Path]], None]) -> None:
        """Choose documents."""
        title = translate("Windows", "Add documents")
        kinds = translate("Windows", "Documents") + f" ({DOCUMENTS} {PICTURES})"
        every = translate("Windows", "All files") + " (*)"
        window = QFileDialog(parent, title, QDir.homePath())
        window.setNameFilters([kinds, every])
        window.setFileMode(QFileDialog.FileMode.ExistingFiles)
        window.filesSelected.connect(lambda chosen: then([Path(name) for name in chosen]))
        _open(window)

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        """Choose a folder."""
        window = QFileDialog(parent, title, QDir.homePath())
        window.setFileMode(QFileDialog.FileMode.Directory)
        window.setOption(QFileDialog.Option.ShowDirsOnly)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def bot_file(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a bot's file, or a backup."""
        window = QFileDialog(parent, translate("Windows", "Open a bot"), QDir.homePath())
        kinds = translate("Windows", "Bots and backups")
        window.setNameFilters([f"{kinds} (*{paths.BOT_SUFFIX} *{paths.BACKUP_SUFFIX})"])
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def host_file(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a sealed file that a host made for its owner."""
        title = translate("Windows", "Open a file of the host")
        window = QFileDialog(parent, title, QDir.homePath())
        window.setNameFilters([translate("Windows", "All files") + " (*)"])
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def bundle(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a bundle to look at."""
        window = QFileDialog(parent, translate("Windows", "Check a bundle"), QDir.homePath())
        window.setNameFilters([translate("Windows", "Sealed bots") + " (*.hush)"])
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def save_as(self, parent: QWidget, proposal: Path, then: Callable[[Path], None]) -> None:
        """Choose where a bundle goes."""
        window = QFileDialog(parent, translate("Windows", "Save the bundle"), str(proposal.parent))
        window.setNameFilters([translate("Windows", "Sealed bots") + " (*.hush)"])
        window.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        window.setDefaultSuffix("hush")
        window.selectFile(proposal.name)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def table(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a CSV file to read."""
        window = QFileDialog(parent, translate("Windows", "Import a table"), QDir.homePath())
        tables = translate("Windows", "Tables") + " (*.csv *.txt *.tsv)"
        window.setNameFilters([tables, translate("Windows", "All files") + " (*)"])
        window.setFileMode(QFileDialog.FileMode.ExistingFile)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def save_table(self, parent: QWidget, proposal: str, then: Callable[[Path], None]) -> None:
        """Choose where a CSV or PDF file goes, whichever `proposal` ends in."""
        window = QFileDialog(parent, translate("Windows", "Export a table"), QDir.homePath())
        tables, ending = translate("Windows", "Tables"), Path(proposal).suffix.removeprefix(".")
        window.setNameFilters([f"{tables} (*.csv)" if ending == "csv" else f"PDF (*.{ending})"])
        window.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        window.setDefaultSuffix(ending)
        window.selectFile(proposal)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def save_file(
        self, parent: QWidget, title: str, proposal: Path, then: Callable[[Path], None]
    ) -> None:
        """Choose where a file goes; its ending says what it is."""
        window = QFileDialog(parent, title, str(proposal.parent))
        window.setNameFilters([f"{proposal.suffix[1:].upper()} (*{proposal.suffix})"])
        window.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        window.setDefaultSuffix(proposal.suffix[1:])
        window.selectFile(proposal.name)
        window.fileSelected.connect(lambda chosen: then(Path(chosen)))
        _open(window)

    def form(self, parent: QWidget, form: Form, then: Callable[[dict[str, str]], None]) -> None:
        """Fill in fields; `then` gets values that hold."""
        from ui.dialogs.form import FormDialog

        window = FormDialog(parent, form)
        window.accepted.connect(lambda: then(window.values))
        window.open()

    def preview_table(self, parent: QWidget, taken: Taken, then: Callable[[], None]) -> None:
        """Show what a table would bring, and take it or not."""
        from ui.dialogs.table_preview import TablePreview

        window = TablePreview(parent, taken)
        window.accepted.connect(then)
        window.open()

    def confirm(self, parent: QWidget, question: Confirmation, then: Callable[[str], None]) -> None:
        """Ask; `then` gets the reason that was written, or an empty text."""
        from ui.dialogs.confirm import ConfirmDialog

        window = ConfirmDialog(parent, question)
        window.accepted.connect(lambda: then(window.reason))
        window.open()

    def passphrase(
        self, parent: QWidget, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        """Ask for a passphrase that exists."""
        from ui.dialogs.passphrase import UnlockDialog

        window = UnlockDialog(parent, title, text)
        window.accepted.connect(lambda: then(window.password.text))
        window.open()

    def new_passphrase(
        self, parent: QWidget, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        """Ask for a passphrase to be made, with its strength."""
        from ui.dialogs.passphrase import NewPassphraseDialog

        window = NewPassphraseDialog(parent, title, text)
        window.accepted.connect(lambda: then(window.password.text))
        window.open()

    def new_key(
        self, parent: QWidget, question: KeyQuestion, then: Callable[[KeyAnswer], None]
    ) -> None:
        """Ask what shall open a bot once it has a new key."""
        from ui.dialogs.new_key import NewKeyDialog

        window = NewKeyDialog(parent, question)
        window.accepted.connect(lambda: then(window.answer))
        window.open()


def _open(window: QFileDialog) -> None:
    window.finished.connect(lambda _result: window.deleteLater())
    window.open()
