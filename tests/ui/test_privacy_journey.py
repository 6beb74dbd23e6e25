"""The picture of where words travel: live, by keyboard, readable, kept as SVG."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from builder.core.bot import BotSpec
from builder.core.setting import change
from builder.studio import journey
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.privacy.journey.card import JourneyCard
from ui.pages.privacy.page import PrivacyPage
from ui.theme.appearance import Appearance
from ui.theme.tokens import shown

SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")
OUTSIDE = change(
    SPEC,
    {
        "answers.model": "openai_compatible",
        "answers.base_url": "https://api.example.com/v1",
        "privacy.network": "chosen",
        "privacy.hosts": ("api.example.com",),
    },
)


@pytest.fixture
def card(qtbot: QtBot, dialogs: ScriptedDialogs) -> JourneyCard:
    made = JourneyCard(dialogs)
    qtbot.addWidget(made)
    made.show_journey(journey.journey(SPEC, "en"))
    made.resize(700, 500)
    made.show()
    return made


def test_every_place_can_be_reached_and_explains_itself(card: JourneyCard) -> None:
    for place in card.view.places.values():
        assert place.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert place.accessibleName()
        assert place.accessibleDescription()
    assert card.about.isHidden()
    card.view.places["consent"].click()
    assert "ticks a box" in card.about.text()


def test_the_picture_is_described_for_who_cannot_see_it(card: JourneyCard) -> None:
    told = QAccessible.queryAccessibleInterface(card.view)
    assert told.text(QAccessible.Text.Name) == "Where a customer's words travel"
    for line in journey.describe(journey.journey(SPEC, "en"), "en"):
        assert line in told.text(QAccessible.Text.Description)
    assert card.steps.isHidden()
    card.read.click()
    assert "1. The visitor is asked" in card.steps.text()
    assert not card.steps.isHidden()


def test_it_is_drawn_without_overlap_in_a_narrow_page_too(card: JourneyCard) -> None:
    card.show_journey(journey.journey(OUTSIDE, "en"))
    for width in (340, 520, 860):
        card.resize(width, 600)
        card.layout().activate()  # type: ignore[union-attr]
        boxes = [place.geometry() for place in card.view.places.values()]
        for at, box in enumerate(boxes):
            assert card.view.rect().contains(box)
            for other in boxes[at + 1 :]:
                assert not box.adjusted(3, 3, -3, -3).intersects(other)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_place_outside_stands_out_in_both_themes(
    card: JourneyCard, appearance: Appearance, theme: str
) -> None:
    appearance.show(theme)
    card.show_journey(journey.journey(OUTSIDE, "en"))
    picture = card.view.grab().toImage()
    ratio = picture.devicePixelRatio()

    def ground(name: str) -> str:
        box = card.view.places[name].geometry()
        at = box.bottomRight()
        return picture.pixelColor(int((at.x() - 14) * ratio), int((at.y() - 8) * ratio)).name()

    assert ground("model") == shown().warn_soft
    assert ground("consent") == shown().accent_soft
    assert card.pill.text() == "Words leave your host"


def test_it_is_kept_as_a_picture(
    card: JourneyCard, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    to = tmp_path / "way.svg"
    dialogs.answers = {"save_file": to}
    card.keep.click()
    assert "<svg" in to.read_text("utf-8")


def test_a_picture_that_cannot_be_kept_is_told(
    qtbot: QtBot, card: JourneyCard, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.answers = {"save_file": tmp_path / "nowhere" / "way.svg"}
    with qtbot.waitSignal(card.failed):
        card.keep.click()


def test_it_changes_with_the_form_before_anything_is_saved(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    page = PrivacyPage(bench, jobs, dialogs)
    qtbot.addWidget(page)
    page.resize(900, 1600)
    page.show()
    page.tabs.choose("rules")
    way = page.rules.journey
    assert way._legend.isHidden()
    page.rules.presets.radio("strict").click()
    assert "No longer: If the visitor agreed" in way.steps.text()
    assert not way._legend.isHidden()
    assert way.view.places["record"].accessibleName().startswith("Changed: ")
    assert bench.spec.privacy.transcripts.days == 30
    page.rules.bar.discard_button.click()
    assert way._legend.isHidden()


def test_tab_goes_through_the_places_in_the_order_of_the_journey(
    qtbot: QtBot, card: JourneyCard
) -> None:
    from ui.accessibility import arrange_tabs

    arrange_tabs(card)
    first = card.view.places["visitor"]
    names = [first.accessibleName()]
    widget = first.nextInFocusChain()
    while widget is not None and widget in card.view.places.values():
        names.append(widget.accessibleName())
        widget = widget.nextInFocusChain()
    assert names == [place.accessibleName() for place in card.view.places.values()]
