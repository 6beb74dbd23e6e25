from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from builder.system import resources
from tests.support.qt import contrast
from ui.theme import type as typeface
from ui.theme.icons import icon, pixmap
from ui.theme.sheet import sheet
from ui.theme.tokens import DARK, LIGHT, SHAPE_PAIRS, TEXT_PAIRS, Tokens, palette, shown

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)


@THEMES
@pytest.mark.parametrize(("front", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, front: str, ground: str) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("front", "ground"), SHAPE_PAIRS)
def test_edges_and_marks_can_be_seen(tokens: Tokens, front: str, ground: str) -> None:
    assert contrast(getattr(tokens, front), getattr(tokens, ground)) >= 3.0


@THEMES
def test_the_sheet_knows_every_token_it_names(tokens: Tokens) -> None:
    made = sheet(tokens)
    assert "@" not in made
    assert made.count("{") == made.count("}") > 60


def test_every_rule_that_takes_the_outline_gives_a_focus_border_back() -> None:
    made = sheet(LIGHT)
    for control in ("QPushButton", "QLineEdit", "QPlainTextEdit", "QComboBox", "QSpinBox"):
        assert re.search(rf"{control}[^{{}}]*:focus", made), control
    for kind in ("primary", "ghost", "link", "switch", "railfoot", "source", "danger"):
        assert f'QPushButton[kind="{kind}"]:focus' in made, kind


def test_the_four_weights_are_four_faces(qapp: QApplication) -> None:
    typeface.load()
    widths = set()
    for weight in (400, 500, 600, 700):
        font = typeface.font()
        font.setWeight(QFont.Weight(weight))
        assert QFontInfo(font).family() == "Inter"
        widths.add(QFontMetrics(font).horizontalAdvance("Everything stays on this computer"))
    assert len(widths) == 4


def test_an_icon_takes_its_colour(qapp: QApplication) -> None:
    drawn = pixmap("bot", "#ff0000", 32).toImage()
    reds = {
        drawn.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert reds == {"#ff0000"}


def test_every_icon_of_the_folder_can_be_drawn(qapp: QApplication) -> None:
    for file in resources.path("icons").glob("*.svg"):
        assert not icon(file.stem, "#123456").isNull(), file.name
        assert "currentColor" in file.read_text("utf-8")


@THEMES
def test_painted_widgets_find_the_theme_in_the_palette(qapp: QApplication, tokens: Tokens) -> None:
    before = qapp.palette()
    qapp.setPalette(palette(tokens))
    assert shown() is tokens
    qapp.setPalette(before)
