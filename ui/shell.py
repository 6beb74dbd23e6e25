"""Holds the parts of the app together: what happens on the desk is shown in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from builder.core.errors import HushdeskError
from builder.system import settings, texts
from builder.system.jobs import JobRunner
from ui.desk import Desk
from ui.dialogs.windows import Windows
from ui.job_bridge import JobBridge
from ui.locking import Locking
from ui.main_window import MainWindow
from ui.restoring import Restoring
from ui.surroundings import Surroundings
from ui.theme.appearance import Appearance
from ui.theme.icons import icon
from ui.translation import Catalogues, language, resolve, translate

if TYPE_CHECKING:
    from builder.core.ports import SecretStore
    from builder.core.progress import Step
    from builder.studio.bots import Workbench
    from ui.dialogs.port import Dialogs

_DRESSED = 12


class Shell(QObject):
    """One window, one desk, one runner of jobs."""

    def __init__(
        self,
        app: QApplication,
        *,
        find_keyring: Callable[[], SecretStore | None],
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__(app)
        self.app = app
        self._kept = settings.load()
        self._surroundings = Surroundings()
        self._first: Callable[[], None] | None = None
        self.dialogs: Dialogs = dialogs or Windows()
        self.appearance = Appearance(app)
        self.catalogues = Catalogues(app)
        self.catalogues.show(resolve(self._kept.language))
        self.appearance.show(self._kept.theme)
        self.jobs = JobBridge(JobRunner(), self)
        self.desk = Desk(self.jobs, find_keyring)
        self.window = self._make_window()
        self.restoring = Restoring(self)
        self.locking = Locking(self)
        self.locking.rest_after(self._kept.lock_minutes)
        self._listen()

    def start(self, *, sample: bool = False, bot: Path | None = None) -> None:
        """Show the window, then begin: the engine is loaded behind it."""
        self._sample, self._bot = sample, bot
        self._first = self._open_first
        if self._kept.maximised:
            self.window.showMaximized()
        else:
            self.window.show()
        # After the first paint, so that a slow import never delays the window.
        QTimer.singleShot(0, self.desk.look)

    def stop(self) -> None:
        """Keep the settings, stop all work, put the bot away."""
        size = self.window.size()
        self._keep(
            maximised=self.window.isMaximized(),
            width=size.width(),
            height=size.height(),
            preview_width=self.window.preview_width,
        )
        self.window.hide()
        self.window.drop_bot()
        self.desk.leave()
        self.jobs.shutdown()

    def show_theme(self, mode: str) -> None:
        """Show and keep a theme."""
        if self.window.workspace is not None:
            # Each bubble would be dressed anew, while the window stands still.
            self.window.workspace.preview.chat.keep(_DRESSED)
        self.appearance.show(mode)
        self._keep(theme=mode)

    def show_language(self, code: str) -> None:
        """Keep a language, and build the window again in it, unless something would be lost."""
        self._keep(language=code)
        workspace = self.window.workspace
        held = workspace is not None and (workspace.dirty or workspace.busy)
        if workspace is not None and (held or self.locking.resting):
            later = translate("Shell", "The app speaks it from its next start on.")
            workspace.preview.notice.say(later, level="plain")
            return
        self.catalogues.show(resolve(code))
        old, self.window = self.window, self._make_window()
        self.window.resize(old.size())
        self.window.show()
        self._listen_to_window()
        self.show_surroundings()
        if self.desk.bench is not None:
            self._show_bot(self.desk.bench)
            if not self.desk.warming and self.window.workspace is not None:
                self.window.workspace.start()
        else:
            self.window.show_welcome()
        old.may_close = True
        old.drop_bot()
        old.close()
        old.deleteLater()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.dialogs)
        window.setWindowIcon(icon("bot", self.appearance.tokens.accent, 64))
        window.resize(self._kept.width, self._kept.height)
        window.set_preview_width(self._kept.preview_width)
        window.may_close = False
        return window

    def _listen(self) -> None:
        self.desk.looked.connect(self._looked)
        self.desk.opening.connect(self._show_opening)
        self.desk.opened.connect(self._opened)
        self.desk.failed.connect(self._failed)
        self.desk.stepped.connect(self._show_step)
        self.desk.warmed.connect(self._warmed)
        self._listen_to_window()

    def _listen_to_window(self) -> None:
        window, rail = self.window, self.window.rail
        window.closing.connect(self._close)
        rail.bot_wanted.connect(lambda path: self.leave_then(lambda: self.desk.open(path)))
        rail.new_wanted.connect(lambda: self.leave_then(self.show_welcome))
        rail.file_wanted.connect(
            lambda: self.dialogs.bot_file(
                window, lambda path: self.leave_then(lambda: self.restoring.open(path))
            )
        )
        rail.settings_wanted.connect(self._show_preferences)
        rail.theme_switched.connect(self._switch_theme)
        self.locking.listen(window)
        window.sample_wanted.connect(self.desk.open_sample)
        window.bot_wanted.connect(self.desk.create)
        window.file_wanted.connect(self.restoring.open)
        window.bots_changed.connect(self.desk.look)

    def _show_opening(self, name: str) -> None:
        self.window.show_opening(name)

    def _looked(self, found: Surroundings) -> None:
        self._surroundings = found
        self.show_surroundings()
        first, self._first = self._first, None
        if first is not None:
            first()

    def _open_first(self) -> None:
        last = Path(self._kept.last_bot) if self._kept.last_bot else None
        if self._sample:
            self.window.welcome.want_sample()
        elif self._bot is not None:
            self.desk.open(self._bot)
        elif last is not None and last.is_file():
            self.desk.open(last)
        else:
            self.show_welcome()
        for code in self._kept.notes:
            said = texts.say(f"notes.{code}", language())
            self.window.welcome.notice.say(said, level="warn")

    def show_welcome(self) -> None:
        """Put the bot away, and show the page of the first start."""
        self.desk.close()
        self.window.show_welcome()
        self.show_surroundings()

    def show_surroundings(self) -> None:
        """Show the bots on this computer."""
        self.window.show_surroundings(self._surroundings)
        bots = [(entry.name, entry.path) for entry in self._surroundings.bots]
        bench = self.desk.bench
        self.window.rail.show_bots(bots, bench.spec.name if bench is not None else "")

    def _opened(self, bench: Workbench) -> None:
        path = str(bench.file.path)
        recent = (path, *(other for other in self._kept.recent if other != path))
        self._keep(last_bot=path, recent=recent)
        self._show_bot(bench)
        self.locking.offer_keyring(bench)
        self.desk.look()

    def _show_bot(self, bench: Workbench) -> None:
        # The pages import the engine, which the desk has loaded by now, off this thread.
        from ui import workspace

        shown = workspace.build(bench, self.jobs, self.dialogs)
        self.window.show_bot(shown, bench.spec.name)
        self.show_surroundings()
        for code in (*bench.file.alarms, *bench.spec.notes):
            said = texts.say(f"notes.{code}", language())
            shown.documents.notice.say(said, level="warn")
        self.restoring.tell(shown)
        from builder.core.setting import UNREADABLE  # all settings: not before the first window

        if UNREADABLE in bench.spec.notes:
            self.window.show_page("privacy")  # which says what to do about it

    def _failed(self, error: Exception) -> None:
        self.show_welcome()
        self.window.welcome.notice.fail(error)

    def _show_step(self, step: Step) -> None:
        workspace = self.window.workspace
        if workspace is None:
            self.window.opening.show_step(step)
        else:
            workspace.preview.show_readiness(translate("Shell", "Getting ready…"))

    def _warmed(self, error: Exception | None) -> None:
        workspace = self.window.workspace
        if workspace is None:
            return
        workspace.preview.show_readiness("")
        workspace.start()
        if error is not None:
            workspace.preview.notice.fail(error)

    def _show_preferences(self) -> None:
        from ui.dialogs.preferences import PreferencesDialog

        kept = self._kept
        dialog = PreferencesDialog(self.window, kept.theme, kept.language, kept.lock_minutes)
        dialog.lock_chosen.connect(self._choose_lock)
        dialog.theme_chosen.connect(self.show_theme)
        dialog.language_chosen.connect(
            lambda code: QTimer.singleShot(0, self, lambda: self.show_language(code))
        )
        dialog.open()

    def _choose_lock(self, minutes: int) -> None:
        self._keep(lock_minutes=minutes)
        self.locking.rest_after(minutes)

    def _switch_theme(self) -> None:
        self.show_theme("light" if self.appearance.tokens.name == "dark" else "dark")

    def _close(self) -> None:
        self.leave_then(self._quit)

    def _quit(self) -> None:
        self.window.may_close = True
        self.window.close()

    def leave_then(self, step: Callable[[], None]) -> None:
        """Leave the open bot; what would be lost or stopped is asked about first."""
        workspace = self.window.workspace
        if workspace is None or not (workspace.dirty or workspace.busy):
            step()
            return
        from ui.dialogs.port import Confirmation

        unsaved = Confirmation(
            title=translate("Shell", "Leave without saving?"),
            text=translate("Shell", "Some of your changes are not saved."),
            action=translate("Shell", "Leave without saving"),
            dangerous=True,
        )
        unfinished = Confirmation(
            title=translate("Shell", "Stop what is under way?"),
            text=translate(
                "Shell",
                "Files are read, passages learnt, or the bot is sealed. What is finished stays.",
            ),
            action=translate("Shell", "Stop and leave"),
            dangerous=True,
        )
        question = unsaved if workspace.dirty else unfinished
        self.dialogs.confirm(self.window, question, lambda _reason: step())

    def _keep(self, **changes: object) -> None:
        self._kept = replace(self._kept, **changes)  # type: ignore[arg-type]
        try:
            settings.save(self._kept)
        except HushdeskError as error:
            self.window.welcome.notice.fail(error)
