"""Whether somebody is there: keys and the mouse, the screen's lock, the computer's sleep.

Keys, the mouse and a sleep (the clock jumped) are noticed on every system. That the screen was
locked is told by the desktop on Linux alone, over D-Bus; nothing else is asked of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

TICK_S = 5.0
SLEPT_S = 60.0
"""The clock moved on by so much more than it should have between two looks at it."""

_INPUT = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel,
     QEvent.Type.TouchBegin, QEvent.Type.TabletPress, QEvent.Type.InputMethod, QEvent.Type.Drop}
)  # fmt: skip
_SCREENS = (
    ("org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "ActiveChanged"),
)
_LOGIND = "org.freedesktop.login1"


class Absence(QObject):
    """Emits `noticed` when nobody was there for the minutes given, or the computer was left.

    Args:
        app: whose keys and mouse count.
        clock: seconds that stand still while the computer sleeps, and those that do not.
    """

    noticed = Signal()

    def __init__(
        self,
        app: QApplication,
        clock: tuple[Callable[[], float], Callable[[], float]] = (time.monotonic, time.time),
    ) -> None:
        super().__init__(app)
        self._awake, self._wall = clock
        self._limit_s = 0.0
        self._last = self._awake()
        self._looked = (self._awake(), self._wall())
        self._timer = QTimer(self)
        self._timer.setInterval(int(TICK_S * 1000))
        self._timer.timeout.connect(self.look)
        self._watched = False
        app.installEventFilter(self)

    def after(self, minutes: int) -> None:
        """Notice it after so many minutes; 0 for never, whatever happens."""
        self._limit_s = minutes * 60.0
        self._last = self._awake()
        self._looked = (self._awake(), self._wall())
        if not minutes:
            self._timer.stop()
            return
        self._timer.start()
        if not self._watched:
            self._watched = True
            QTimer.singleShot(0, self, self._watch_screen)  # after the window: it takes a moment

    def look(self) -> None:
        """Compare the clocks."""
        awake, wall = self._awake(), self._wall()
        slept = (wall - self._looked[1]) - TICK_S > SLEPT_S
        self._looked = (awake, wall)
        if slept or awake - self._last >= self._limit_s:
            self._notice()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Somebody is there."""
        if event.type() in _INPUT:
            self._last = self._awake()
        return False

    @Slot(bool)
    def screen(self, locked: bool) -> None:
        """The desktop says that its screen is locked, or the computer goes to sleep."""
        if locked:
            self._notice()

    @Slot()
    def session(self) -> None:
        """The session is being locked."""
        self._notice()

    def _notice(self) -> None:
        if self._limit_s:
            self._last = self._awake()
            self.noticed.emit()

    def _watch_screen(self) -> None:
        """Listen to the desktop, where there is one that can be heard."""
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a system without D-Bus
            return
        bus, system = QDBusConnection.sessionBus(), QDBusConnection.systemBus()
        screen, session = SLOT("screen(bool)"), SLOT("session()")
        if bus.isConnected():
            for interface, signal in _SCREENS:
                _connect(bus, interface, signal, self, screen)
        if system.isConnected():
            _connect(system, f"{_LOGIND}.Manager", "PrepareForSleep", self, screen)
            _connect(system, f"{_LOGIND}.Session", "Lock", self, session)


def _connect(bus: Any, interface: str, signal: str, receiver: QObject, slot: Any) -> None:
    """From whichever service and path: which one speaks differs from desktop to desktop."""
    bus.connect("", "", interface, signal, receiver, slot)
