"""How the page *Backups* writes days, sizes and keyrings."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDate, QLocale

from ui.translation import translate

_KEYRINGS = {
    "SecretService": "Secret Service",
    "libsecret": "Secret Service",
    "kwallet": "KWallet",
    "macOS": "macOS",
    "Windows": "Windows",
}


def day(when: str) -> str:
    """A moment (ISO 8601) as the day on this computer's calendar."""
    at = datetime.fromisoformat(when).astimezone()
    shown = QDate(at.year, at.month, at.day)
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat)


def moment(when: str) -> str:
    """The same with the time."""
    at = datetime.fromisoformat(when).astimezone()
    return translate("Backups", "{day}, {time}").format(day=day(when), time=f"{at:%H:%M}")


def backend(name: str) -> str:
    """Which keyring it is, from the name of its class."""
    return next((shown for part, shown in _KEYRINGS.items() if part in name), name)
