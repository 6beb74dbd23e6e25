"""Keeps what is filled in and not saved, a moment after it was typed, and puts it back."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from builder.core.errors import HushdeskError
from builder.core.pinned import Pinned
from builder.core.setting import Value
from builder.studio import unsaved as verbs
from builder.studio.bots import Workbench
from builder.studio.unsaved import Unsaved
from ui.job_bridge import JobBridge
from ui.translation import translate
from ui.widgets.notice import Notice
from ui.widgets.save_bar import SaveBar

DELAY_MS = 2000


class Settings(Protocol):
    """A form of settings with its bar."""

    @property
    def bar(self) -> SaveBar:
        """Says that something was filled in."""
        ...

    def changes(self) -> dict[str, Value]:
        """What is filled in and not saved, by dotted name."""
        ...

    def put_back(self, values: Mapping[str, Value]) -> None:
        """Fill in what was not saved."""
        ...


class Facts(Protocol):
    """The form of what is stated, with its bar."""

    @property
    def bar(self) -> SaveBar:
        """Says that something was filled in."""
        ...

    def waiting(self) -> Pinned | None:
        """What is filled in, when it is not saved."""
        ...

    def put_back(self, pinned: Pinned) -> None:
        """Fill in what was not saved."""
        ...


class Unsaving(QObject):
    """Of the pages of one bot; what is left on purpose is forgotten."""

    def __init__(
        self,
        bench: Workbench,
        jobs: JobBridge,
        pages: Mapping[str, Settings],
        facts: Facts,
        notice: Notice,
    ) -> None:
        super().__init__()
        self._bench, self._jobs = bench, jobs
        self._pages, self._facts, self._notice = pages, facts, notice
        self._last = Unsaved()
        self._begun = self._left = False
        self._writing = threading.Lock()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._keep)
        for bar in (*(page.bar for page in pages.values()), facts.bar):
            bar.compared.connect(self._soon)

    def delay(self, milliseconds: int) -> None:
        """How long after the first key what is typed is kept."""
        self._timer.setInterval(milliseconds)

    def start(self) -> None:
        """Put back what a crash left; from then on keep what is typed."""
        if not self._begun:
            self._begun = True
            read = lambda: verbs.kept(self._bench)  # noqa: E731 - a verb for the job
            self._jobs.call(self, read, on_done=self._put_back)

    def forget(self) -> None:
        """The bot is left: whoever does that was asked about what is not saved."""
        self._timer.stop()
        with self._writing, contextlib.suppress(HushdeskError):
            self._left = True
            verbs.keep(self._bench, Unsaved())

    def _soon(self) -> None:
        if self._begun and not self._left and not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        now = Unsaved(
            {name: values for name, page in self._pages.items() if (values := page.changes())},
            self._facts.waiting(),
        )
        if now != self._last:
            self._last = now
            self._jobs.call(self, lambda: self._write(now), on_error=self._failed)

    def _write(self, now: Unsaved) -> None:
        with self._writing:
            if not self._left:
                verbs.keep(self._bench, now)

    def _failed(self, _error: Exception) -> None:
        """It is tried again with the next key: a full disk is told of where something is saved."""
        self._last = Unsaved()

    def _put_back(self, kept: Unsaved) -> None:
        names, back = _names(), []
        for name, page in self._pages.items():
            values = kept.settings.get(name, {})
            if values and not page.changes():
                page.put_back(values)
                back += [names[name]] if page.changes() else []
        if kept.pinned is not None and self._facts.waiting() is None:
            self._facts.put_back(kept.pinned)
            back.append(names["facts"])
        if back:
            self._notice.say(
                translate("Unsaved", "What you had not saved is back: {places}.").format(
                    places=", ".join(back)
                ),
                translate(
                    "Unsaved",
                    "Hushdesk had ended without being closed. Look at it there, then save or "
                    "discard it.",
                ),
                level="warn",
            )
        self._soon()


def _names() -> dict[str, str]:
    return {
        "facts": translate("Unsaved", "Facts"),
        "answers": translate("Unsaved", "Answers"),
        "appearance": translate("Unsaved", "Appearance"),
        "rules": translate("Unsaved", "Privacy, rules"),
    }
