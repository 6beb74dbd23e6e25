"""The rail: which pages there are, and the bot they are about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import named
from ui.theme.icons import icon
from ui.theme.tokens import shown
from ui.translation import translate
from ui.widgets.button import Button, icon_button
from ui.widgets.mark import mark
from ui.widgets.text import label

WIDTH = 232
_GAP = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail."""

    name: str
    title: str
    icon_name: str
    section: str


def places() -> list[Place]:
    """The pages, in the order of the work."""
    build, ship = translate("Navigation", "BUILD"), translate("Navigation", "SHIP")
    care = translate("Navigation", "CARE")
    return [
        Place("documents", translate("Navigation", "&Documents"), "files", build),
        Place("answers", translate("Navigation", "&Answers"), "message-square-text", build),
        Place("appearance", translate("Navigation", "App&earance"), "palette", build),
        Place("tests", translate("Navigation", "&Tests"), "circle-check", build),
        Place("privacy", translate("Navigation", "&Privacy"), "shield-check", build),
        Place("publish", translate("Navigation", "Pu&blish"), "rocket", ship),
        Place("inbox", translate("Navigation", "Inb&ox"), "inbox", ship),
        Place("insights", translate("Navigation", "Insi&ghts"), "chart-column", ship),
        Place("history", translate("Navigation", "&History"), "rotate-ccw", care),
        Place("backups", translate("Navigation", "Bac&kups"), "package", care),
        Place("requests", translate("Navigation", "People's &requests"), "users", care),
        Place("activity", translate("Navigation", "Acti&vity"), "activity", care),
        Place("incident", translate("Navigation", "&Incident"), "triangle-alert", care),
    ]


class NavButton(QRadioButton):
    """A page in the rail: one of a group, so that arrow keys move and a reader says which."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.title)
        self._icon_name = place.icon_name
        self.setProperty("kind", "nav")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(18 + _GAP, 18))
        self.toggled.connect(lambda _on: self._tint())
        self._tint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The icon follows the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        tokens = shown()
        colour = tokens.accent_text if self.isChecked() else tokens.muted
        self.setIcon(icon(self._icon_name, colour, 18, _GAP))


class Rail(QFrame):
    """Brand, bot switcher, pages, settings."""

    wanted = Signal(str)
    bot_wanted = Signal(Path)
    new_wanted = Signal()
    file_wanted = Signal()
    settings_wanted = Signal()
    theme_switched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rail")
        self.setFixedWidth(WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        self.switch = Button(kind="switch", icon_name="chevrons-up-down")
        self.menu = QMenu(self)
        self.switch.clicked.connect(lambda _checked: self._open_menu())
        self.settings = Button(
            translate("Navigation", "Settings"), kind="railfoot", icon_name="settings", size=18
        )
        self.settings.clicked.connect(lambda _checked: self.settings_wanted.emit())
        self.theme = icon_button("moon", translate("Navigation", "Switch between light and dark"))
        self.theme.clicked.connect(lambda _checked: self.theme_switched.emit())
        self._build()
        self.show_bots([], "")
        self.enable(False)

    def button(self, name: str) -> NavButton:
        """The button of the page `name`."""
        return self._buttons[name]

    def choose(self, name: str) -> None:
        """Mark the page `name`."""
        self._buttons[name].setChecked(True)

    def enable(self, on: bool) -> None:
        """Pages can be chosen once a bot is open."""
        for button in self._buttons.values():
            button.setEnabled(on)

    def show_bots(self, bots: list[tuple[str, Path]], current: str) -> None:
        """Fill the switcher; `current` is the name of the bot that is open."""
        none = translate("Navigation", "No bot is open")
        shown = self.switch.fontMetrics().elidedText(
            current or none, Qt.TextElideMode.ElideRight, WIDTH - 84
        )
        self.switch.setText(shown.replace("&", "&&"))
        said = translate("Navigation", "Switch bots. Open now: {name}")
        named(self.switch, said.format(name=current or none))
        self.menu.clear()
        for name, path in bots:
            self._entry(name.replace("&", "&&")).triggered.connect(
                lambda _on, path=path: self.bot_wanted.emit(path)
            )
        if bots:
            self.menu.addSeparator()
        self._entry(translate("Navigation", "New bot…")).triggered.connect(
            lambda _on: self.new_wanted.emit()
        )
        self._entry(translate("Navigation", "Open a file…")).triggered.connect(
            lambda _on: self.file_wanted.emit()
        )

    def _open_menu(self) -> None:
        self.menu.setMinimumWidth(self.switch.width())
        self.menu.popup(self.switch.mapToGlobal(self.switch.rect().bottomLeft() + QPoint(0, 4)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The theme's button shows where it leads."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "theme"):
            dark = shown().name == "dark"
            self.theme.show_icon("sun" if dark else "moon")

    def _entry(self, text: str) -> QAction:
        action = QAction(text, self.menu)
        self.menu.addAction(action)
        return action

    def _build(self) -> None:
        brand = QHBoxLayout()
        brand.setContentsMargins(2, 0, 0, 0)
        brand.setSpacing(10)
        brand.addWidget(mark("bot", 30))
        brand.addWidget(label("Hushdesk", "brand"), 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(14, 18, 14, 14)
        inside.setSpacing(4)
        inside.addLayout(brand)
        inside.addSpacing(12)
        inside.addWidget(self.switch)
        inside.addWidget(self._pages(), 1)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.settings, 1)
        foot.addWidget(self.theme)
        inside.addLayout(foot)

    def _pages(self) -> QScrollArea:
        """The pages; where the window is low they scroll, and the chosen one stays in sight."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        area = QScrollArea()
        area.setProperty("ground", "rail")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        section = ""
        for place in places():
            if place.section != section:
                section = place.section
                head = label(section, "section")
                head.setContentsMargins(12, 10, 0, 2)
                column.addWidget(head)
            button = NavButton(place)
            button.clicked.connect(lambda _on, name=place.name: self.wanted.emit(name))
            button.toggled.connect(
                lambda on, button=button: area.ensureWidgetVisible(button) if on else None
            )
            self._group.addButton(button)
            self._buttons[place.name] = button
            column.addWidget(button)
        column.addStretch(1)
        area.setWidget(body)
        return area
