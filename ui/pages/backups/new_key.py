"""A new key for the bot: asked for, made, and what became of each way said."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal
from PySide6.QtWidgets import QWidget

from builder.studio import ways
from builder.studio.ways import Renewed, Wish
from builder.system import texts
from builder.system.paths import file_safe
from builder.vault.secret import Secret
from ui.dialogs.port import Dialogs, KeyAnswer, KeyQuestion
from ui.pages.backups.presenter import BackupsPresenter
from ui.translation import language, translate
from ui.widgets.notice import Notice


class NewKey(QObject):
    """Asks for what must be at hand; the work itself runs behind the window."""

    changed = Signal()

    def __init__(
        self, page: QWidget, presenter: BackupsPresenter, dialogs: Dialogs, notice: Notice
    ) -> None:
        super().__init__(page)
        self._page = page
        self._presenter = presenter
        self._dialogs = dialogs
        self._notice = notice

    def ask(self) -> None:
        """Ask, and do it."""
        self._notice.hide()
        kinds = tuple(way.kind for way in self._presenter.bench.file.access.slots())
        question = KeyQuestion(kinds, keyring=self._presenter.keyring)
        self._dialogs.new_key(self._page, question, self._take)

    def _take(self, answer: KeyAnswer) -> None:
        if not answer.sheet:
            self._begin(answer, None)
            return
        name = translate("Backups", "Recovery sheet of {name}").format(name=self._presenter.name)
        title = translate("Backups", "Save the sheet, to print it")
        proposal = Path(QDir.homePath()) / f"{file_safe(name)}.pdf"
        self._dialogs.save_file(self._page, title, proposal, lambda path: self._begin(answer, path))

    def _begin(self, answer: KeyAnswer, sheet: Path | None) -> None:
        wish = Wish(
            passphrase=Secret(answer.passphrase) if answer.passphrase else None,
            code=Secret(answer.code) if answer.code else None,
            sheet=sheet,
            language=language(),
            drop=answer.drop,
        )
        bench = self._presenter.bench
        self._notice.say(translate("NewKey", "The bot is being encrypted anew…"), level="plain")
        self._presenter.work(lambda: ways.rekey(bench, wish), self._done)

    def _done(self, found: Renewed) -> None:
        said = [f"dropped.{kind}" for kind in found.dropped]
        said += [f"sheet.{found.sheet}"] if found.sheet else []
        more = " ".join(texts.say(f"rekey.{key}", language()) for key in said)
        self._notice.say(texts.say("rekey.done", language()), more)
        self.changed.emit()
