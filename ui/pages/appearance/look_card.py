"""The look of the chat: its name, its colours, where its button stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from builder.core.setting import Value
from builder.studio.appearance import Reading, reading
from ui.accessibility import named
from ui.pages.appearance.colour_line import ColourLine
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import setting_row
from ui.widgets.choice import Choice
from ui.widgets.field import field, text_line
from ui.widgets.form_card import FormCard
from ui.widgets.number_box import NumberBox
from ui.widgets.text import label, restyle
from ui.widgets.toggle import Toggle

ACCENT, ON_ACCENT = "appearance.accent", "appearance.on_accent"


class LookCard(FormCard):
    """Everything but words. A colour that is half typed is not handed on."""

    def __init__(self) -> None:
        super().__init__(
            translate("Appearance", "Look"),
            translate("Appearance", "One colour is enough: light, dark and all shades follow."),
        )
        self._saved: dict[str, Value] = {}
        self.title = text_line(translate("Appearance", "Name on the chat"))
        self.title.setMaxLength(80)
        self.accent = ColourLine(translate("Appearance", "Colour"), _offered())
        self.on_accent = ColourLine(translate("Appearance", "Text on the colour"), _texts())
        self.reads = label("", "small", wrap=True)
        self.nearest = Button("", kind="small")
        self.scheme = Choice(translate("Appearance", "Light or dark"), _schemes())
        self.position = Choice(translate("Appearance", "Corner of the button"), _corners())
        self.direction = Choice(translate("Appearance", "Reading direction"), _directions())
        self.bottom = named(NumberBox(), translate("Appearance", "Distance from the lower edge"))
        self.bottom.setRange(0, 300)
        self.bottom.setSingleStep(10)
        self.bottom.setSuffix(" px")
        self.bottom.lineEdit().setTextMargins(8, 0, 0, 0)  # the sheet's padding does not reach it
        self.lead = Toggle(translate("Appearance", "Offer to be called back"))
        self.hold("appearance.lead", self.lead)
        self.hold("appearance.title", self.title)
        self.hold("appearance.scheme", self.scheme)
        self.hold("appearance.position", self.position)
        self.hold("appearance.bottom", self.bottom)
        self.hold("appearance.direction", self.direction)
        self._lay_out()
        self._listen()

    @property
    def half_typed(self) -> bool:
        """Whether a colour is not whole."""
        return not (self.accent.colour and self.on_accent.whole)

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        accent = self.accent.colour or str(self._saved.get(ACCENT, ""))
        text = self.on_accent.colour if self.on_accent.whole else self._saved.get(ON_ACCENT, "")
        return {**super().form(), ACCENT: accent, ON_ACCENT: text}

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Show what is saved."""
        self._saved = dict(saved)
        super().show_values(saved)
        self.accent.show_colour(str(saved[ACCENT]))
        self.on_accent.show_colour(str(saved[ON_ACCENT]))
        self._read()

    def _lay_out(self) -> None:
        title = translate("Appearance", "Name on the chat")
        self.add(field(title, self.title))
        hint = translate("Appearance", "Empty takes white, or black where white cannot be read.")
        self.add(
            field(translate("Appearance", "Colour"), self.accent, buddy=self.accent.line),
            field(
                translate("Appearance", "Text on the colour"),
                self.on_accent,
                hint,
                buddy=self.on_accent.line,
            ),
        )
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self.reads, 1)
        told.addWidget(self.nearest)
        self.add(told)
        self.add(
            _beside(
                field(translate("Appearance", "Light or dark"), self.scheme),
                field(translate("Appearance", "Reading direction"), self.direction),
            ),
            _beside(
                field(translate("Appearance", "Corner of the button"), self.position),
                field(translate("Appearance", "Distance from the lower edge"), self.bottom),
            ),
        )
        self.add(
            label(
                translate(
                    "Appearance", "More distance keeps a cookie banner or a basket free of it."
                ),
                "small",
                wrap=True,
            )
        )

        self.add(
            setting_row(
                translate("Appearance", "Offer to be called back"),
                translate(
                    "Appearance",
                    "A form under the greeting, for who would rather leave a number. It needs "
                    "the hand-over to a person, under Answers.",
                ),
                self.lead,
            )
        )

    def _listen(self) -> None:
        for line in (self.accent, self.on_accent):
            line.edited.connect(self._read)
            line.edited.connect(self.edited)
        self.nearest.clicked.connect(lambda _on: self._take_nearest())

    def _read(self) -> None:
        found = reading(self.accent.colour, self.on_accent.colour) if self.accent.colour else None
        self.nearest.setVisible(found is not None and not found.passes)
        self.reads.setText(_said(found))
        self.reads.setProperty("kind", "small" if found is None or found.passes else "warn")
        restyle(self.reads)
        if found is not None:
            words = translate("Appearance", "Take {colour}").format(colour=found.nearest)
            self.nearest.setText(words)

    def _take_nearest(self) -> None:
        found = reading(self.accent.colour, self.on_accent.colour)
        self.accent.line.setText(found.nearest)
        self.accent.line.setFocus()


def _said(found: Reading | None) -> str:
    if found is None:
        return translate("Appearance", "Write a colour like #0a7a5a.")
    ratio = QLocale().toString(int(found.ratio * 10) / 10, "f", 1)
    if found.passes:
        return translate("Appearance", "Contrast {ratio} : 1. Text on it can be read.").format(
            ratio=ratio
        )
    return translate(
        "Appearance",
        "Contrast {ratio} : 1. Many people could not read text on it; 4.5 : 1 is needed.",
    ).format(ratio=ratio)


def _beside(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for part in parts:
        row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _offered() -> tuple[tuple[str, str], ...]:
    return (
        ("#4f46e5", translate("Appearance", "Indigo")),
        ("#1d4ed8", translate("Appearance", "Blue")),
        ("#0f766e", translate("Appearance", "Teal")),
        ("#15803d", translate("Appearance", "Green")),
        ("#b45309", translate("Appearance", "Amber")),
        ("#be123c", translate("Appearance", "Red")),
        ("#7e22ce", translate("Appearance", "Purple")),
        ("#1f2937", translate("Appearance", "Slate")),
    )


def _texts() -> tuple[tuple[str, str], ...]:
    return (
        ("#ffffff", translate("Appearance", "White")),
        ("#0d0b2b", translate("Appearance", "Black")),
    )


def _schemes() -> tuple[tuple[str, str], ...]:
    return (
        ("auto", translate("Appearance", "As the visitor's device")),
        ("light", translate("Appearance", "Always light")),
        ("dark", translate("Appearance", "Always dark")),
    )


def _corners() -> tuple[tuple[str, str], ...]:
    return (
        ("end", translate("Appearance", "Right")),
        ("start", translate("Appearance", "Left")),
    )


def _directions() -> tuple[tuple[str, str], ...]:
    return (
        ("auto", translate("Appearance", "As the language")),
        ("ltr", translate("Appearance", "Left to right")),
        ("rtl", translate("Appearance", "Right to left")),
    )
