"""How the app looks, and in which language it speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from builder.system.settings import LOCK_MINUTES
from ui.dialogs.sheet import Sheet
from ui.translation import LANGUAGES, translate
from ui.widgets.choice import Choice
from ui.widgets.field import field


class PreferencesDialog(Sheet):
    """Shown at once as it is chosen."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)
    lock_chosen = Signal(int)

    def __init__(
        self, parent: QWidget | None, theme: str, language: str, lock_minutes: int = 0
    ) -> None:
        super().__init__(parent, translate("Preferences", "Settings"))
        system = translate("Preferences", "As the system")
        themes = [
            ("system", system),
            ("light", translate("Preferences", "Light")),
            ("dark", translate("Preferences", "Dark")),
        ]
        self.theme = Choice(translate("Preferences", "Colours"), themes)
        self.theme.choose(theme)
        self.language = Choice(
            translate("Preferences", "Language of the app"), [("", system), *LANGUAGES.items()]
        )
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.theme.currentIndexChanged.connect(lambda _at: self.theme_chosen.emit(self.theme.value))
        self.language.currentIndexChanged.connect(
            lambda _at: self.language_chosen.emit(self.language.value)
        )
        self.content.addWidget(field(translate("Preferences", "Colours"), self.theme))
        self.content.addWidget(
            field(translate("Preferences", "Language of the app"), self.language)
        )
        self._add_lock(lock_minutes)

    def _add_lock(self, minutes: int) -> None:
        title = translate("Preferences", "Lock the open bot")
        never = translate("Preferences", "Never by itself")
        after = translate("Preferences", "After {minutes} minutes without a key or the mouse")
        options = [(str(n), after.format(minutes=n) if n else never) for n in LOCK_MINUTES]
        self.lock = Choice(title, options)
        self.lock.choose(str(minutes))
        self.lock.currentIndexChanged.connect(
            lambda _at: self.lock_chosen.emit(int(self.lock.value))
        )
        about = translate(
            "Preferences",
            "Also when the computer slept, and on Linux when the screen locks. What is under way "
            "ends first, and nothing that you typed is lost. If the keyring opens the bot, a click "
            "does; remove it from the ways to open the bot to be asked for the passphrase.",
        )
        self.content.addWidget(field(title, self.lock, about))
