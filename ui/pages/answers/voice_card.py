"""How the bot speaks: its name, its tone, its languages, its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from builder.core.voice import Address, Length, Tone
from ui.translation import translate
from ui.widgets.choice import Choice
from ui.widgets.field import LineList, TextArea, field, text_line
from ui.widgets.form_card import Example, FormCard, example_title


class VoiceCard(FormCard):
    """The owner's voice, with what the bot says of itself in it."""

    def __init__(self) -> None:
        super().__init__(
            translate("Voice", "Voice"),
            translate(
                "Voice",
                "Tone, address and length hold for a model. Quotes from your documents stay as "
                "they are written.",
            ),
        )
        self.name = text_line(translate("Voice", "What the bot calls itself"))
        self.name.setPlaceholderText(translate("Voice", "for example Mia"))
        self.tone = Choice(translate("Voice", "Tone"), _tones())
        self.address = Choice(translate("Voice", "How visitors are addressed"), _addresses())
        self.length = Choice(translate("Voice", "Length of an answer"), _lengths())
        self.languages = LineList(translate("Voice", "Languages it answers in"), lines=2)
        self.other = TextArea(translate("Voice", "What it says in another language"), lines=2)
        self.use = LineList(translate("Voice", "Words to use"), lines=2)
        self.avoid = LineList(translate("Voice", "Words to avoid"), lines=2)
        self.example = Example(example_title(), lines=2)
        for name, control in (
            ("name", self.name),
            ("tone", self.tone),
            ("address", self.address),
            ("length", self.length),
            ("languages", self.languages),
            ("other_language", self.other),
            ("use", self.use),
            ("avoid", self.avoid),
        ):
            self.hold(f"voice.{name}", control)
        self._lay_out()

    def _lay_out(self) -> None:
        self.add(field(translate("Voice", "What the bot calls itself"), self.name))
        self.add(field(translate("Voice", "How visitors are addressed"), self.address))
        chosen = QHBoxLayout()
        chosen.setSpacing(16)
        chosen.addWidget(field(translate("Voice", "Tone"), self.tone), 1)
        chosen.addWidget(field(translate("Voice", "Length of an answer"), self.length), 1)
        self.add(chosen)
        codes = translate(
            "Voice",
            "Two letters a line: en, de, es. Empty means every language; a question in another "
            "one gets a kind sentence that names them.",
        )
        self.add(field(translate("Voice", "Languages it answers in"), self.languages, codes))
        ours = translate("Voice", "Empty takes our own words.")
        self.add(field(translate("Voice", "What it says in another language"), self.other, ours))
        words = QHBoxLayout()
        words.setSpacing(16)
        one = translate("Voice", "One a line.")
        never = translate(
            "Voice", "One a line. A sentence of a model with one of them is left out."
        )
        top = Qt.AlignmentFlag.AlignTop
        words.addWidget(field(translate("Voice", "Words to use"), self.use, one), 1, top)
        words.addWidget(field(translate("Voice", "Words to avoid"), self.avoid, never), 1, top)
        self.add(words, field(example_title(), self.example))


def _tones() -> list[tuple[str, str]]:
    return [
        (Tone.FRIENDLY, translate("Voice", "Friendly")),
        (Tone.NEUTRAL, translate("Voice", "Plain")),
        (Tone.WARM, translate("Voice", "Warm, as to a regular guest")),
        (Tone.EXACT, translate("Voice", "Exact, without ornament")),
    ]


def _addresses() -> list[tuple[str, str]]:
    return [
        (Address.FORMAL, translate("Voice", "Formally (Sie, usted)")),
        (Address.INFORMAL, translate("Voice", "Informally (du, tú)")),
    ]


def _lengths() -> list[tuple[str, str]]:
    return [
        (Length.SHORT, translate("Voice", "Two sentences")),
        (Length.MEDIUM, translate("Voice", "Four sentences")),
        (Length.LONG, translate("Voice", "Up to seven sentences")),
    ]
