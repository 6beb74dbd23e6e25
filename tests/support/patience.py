"""Waits that end with their condition: a slow machine takes longer, it does not fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

LEAST_S = 60
"""What is waited for at least before a test fails; nobody waits that long where all is well."""

_LEAST = LEAST_S * 1000


class PatientBot(QtBot):
    """A `qtbot` that gives up after a minute at the earliest, whatever a test asks for.

    A wait that must *not* be fulfilled (`assertNotEmitted`) keeps its own length.
    """

    def waitUntil(  # noqa: N802
        self, callback: Callable[[], bool | None], *, timeout: int = _LEAST
    ) -> None:
        super().waitUntil(lambda: _so_far(callback), timeout=max(timeout, _LEAST))

    def waitSignal(  # noqa: N802
        self, signal: Any, *, raising: bool | None = None, **how: Any
    ) -> SignalBlocker:
        return super().waitSignal(signal, raising=raising, **_patient(how, raising=raising))

    def waitSignals(  # noqa: N802
        self, signals: Any, *, raising: bool | None = None, **how: Any
    ) -> MultiSignalBlocker:
        return super().waitSignals(signals, raising=raising, **_patient(how, raising=raising))

    def waitActive(self, widget: Any, *, timeout: int = _LEAST) -> Any:  # noqa: N802
        return super().waitActive(widget, timeout=max(timeout, _LEAST))


def _so_far(callback: Callable[[], bool | None]) -> bool | None:
    try:
        return callback()
    except LookupError as missing:  # the row that is asked about is not there yet
        raise AssertionError(f"not there yet: {missing!r}") from missing


def _patient(how: dict[str, Any], *, raising: bool | None) -> dict[str, Any]:
    return how if raising is False else {**how, "timeout": max(how.get("timeout", 0), _LEAST)}
