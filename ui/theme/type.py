"""The type: four files of Inter that come with the app."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from builder.system import resources

FAMILY = "Inter"
SIZE = 14
MONOSPACE = ("JetBrains Mono", "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", "monospace")


def load() -> None:
    """Make Inter known to Qt; what it lacks (emoji, other scripts) comes from the system."""
    for file in sorted(resources.path("fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def font() -> QFont:
    """The app's font. Hinting is off: it would pull the letters to the pixel grid unevenly."""
    made = QFont(FAMILY)
    made.setPixelSize(SIZE)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
