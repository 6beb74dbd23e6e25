"""The words of the chat while they are being written: by language, those not saved too."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from builder.core.setting import Value
from builder.studio.appearance import OF_THE_BOT, SUGGESTIONS, as_entries

TEXTS = "appearance.texts"


class Wording(QObject):
    """Every word by its language and name; what is empty is not the owner's but ours."""

    edited = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self._words: dict[tuple[str, str], str] = {}

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Take what is saved, and drop what is not."""
        entries = saved[TEXTS]
        self._words = {}
        for entry in entries if isinstance(entries, tuple) else ():
            name, _, said = entry.partition("=")
            language, _, key = name.partition(" ")
            self._words[language, key] = said
        for key, name in OF_THE_BOT.items():
            value = saved[name]
            said = "\n".join(value) if isinstance(value, tuple) else str(value)
            self._words[self.language, key] = said

    def said(self, language: str, key: str) -> str:
        """The owner's words; empty for none."""
        return self._words.get((language, key), "")

    def write(self, language: str, key: str, words: str) -> None:
        """The owner writes."""
        if words != self.said(language, key):
            self._words[language, key] = words
            self.edited.emit()

    def form(self) -> dict[str, Value]:
        """What is written, as the settings hold it."""
        first = {(self.language, key) for key in OF_THE_BOT}
        others = {place: said for place, said in self._words.items() if place not in first}
        made: dict[str, Value] = {TEXTS: as_entries(others)}
        for key, name in OF_THE_BOT.items():
            said = self.said(self.language, key)
            lines = tuple(line.strip() for line in said.splitlines() if line.strip())
            made[name] = lines if key == SUGGESTIONS else said.strip()
        return made
