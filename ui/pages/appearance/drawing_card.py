"""The drawing of the chat, light or dark, and the way to the real one."""

from __future__ import annotations

from PySide6.QtCore import Signal

from builder.studio.appearance import Face
from ui.pages.appearance.drawing import Drawing
from ui.theme.tokens import shown
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.code_line import CodeLine
from ui.widgets.text import label


class DrawingCard(Card):
    """Follows what is filled in; `wanted` opens the real chat in the browser."""

    wanted = Signal()
    turned = Signal()

    def __init__(self) -> None:
        self.open = Button(translate("Appearance", "Open the real one"), icon_name="external-link")
        super().__init__(
            translate("Appearance", "This is how it looks"),
            translate("Appearance", "The real chat opens in your browser, from this computer."),
            self.open,
        )
        self.scheme = Choice(
            translate("Appearance", "Show it"),
            (
                ("light", translate("Appearance", "By day")),
                ("dark", translate("Appearance", "By night")),
            ),
        )
        self.scheme.choose(shown().name)
        self.drawing = Drawing()
        self.address = CodeLine(translate("Appearance", "Address of the page"))
        self._about = label(
            translate(
                "Appearance",
                "Opened in your browser. Only this computer reaches this address; it ends with "
                "the bot.",
            ),
            "small",
            wrap=True,
        )
        self.add(self._about, self.address, self.scheme, self.drawing)
        self._about.hide()
        self.address.hide()
        self.open.clicked.connect(lambda _on: self.wanted.emit())
        self.scheme.currentIndexChanged.connect(lambda _at: self.turned.emit())

    def show_face(self, face: Face) -> None:
        """Draw `face`; one that is always light, or dark, has one picture."""
        forced = face.scheme if face.scheme in {"light", "dark"} else ""
        self.scheme.setEnabled(not forced)
        self.drawing.show_face(face, dark=(forced or self.scheme.value) == "dark")

    def show_opening(self, busy: bool) -> None:
        """No second page while one is being opened."""
        self.open.setEnabled(not busy)

    def show_address(self, address: str) -> None:
        """Show where the real one is, for another browser."""
        self.address.say(address)
        self.address.show()
        self._about.show()
