"""How the app looks, and in which language it speaks."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.sheet import Sheet
from ui.translation import LANGUAGES, translate
from ui.widgets.choice import Choice
from ui.widgets.field import field


class PreferencesDialog(Sheet):
    """Shown at once as it is chosen."""

    theme_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None, theme: str, language: str) -> None:
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
