"""Templates by trade: they set a voice and invent no fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.core.bot import BotSpec
from builder.core.errors import UsageError
from builder.core.pinned import ContactFacts, Pair, Pinned
from builder.core.policy import Preset
from builder.core.voice import Trade
from builder.studio import trades

SPEC = BotSpec(id="x", name="Corner", created="2026-01-01T00:00:00+00:00")


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("trade", [each for each in Trade if each is not Trade.NONE])
def test_every_template_sets_a_voice_in_every_language(trade: str, language: str) -> None:
    spec = trades.begun(replace(SPEC, language=language), trade)
    assert spec.business.trade == trade
    assert spec.site.suggestions
    topics = spec.voice.topics
    assert topics.medical or topics.legal or topics.discounts
    blanks = trades.to_fill_in(spec, Pinned())
    assert {"hours", "contact.phone"} <= {each.name for each in blanks}
    assert any(not each.name for each in blanks), "questions, too"
    assert trades.preset_of(trade, "open") in set(Preset)


def test_templates_differ_by_language() -> None:
    made = {
        trades.begun(replace(SPEC, language=each), "salon").site.suggestions
        for each in ("en", "de", "es")
    }
    assert len(made) == 3


def test_what_is_stated_is_no_longer_asked_for() -> None:
    spec = trades.begun(SPEC, "clinic")
    asked = next(each.label for each in trades.to_fill_in(spec, Pinned()) if not each.name)
    pinned = Pinned(contact=ContactFacts(phone="1"), pairs=(Pair("p", f"{asked.upper()}", "Yes."),))
    left = trades.to_fill_in(spec, pinned)
    assert "contact.phone" not in {each.name for each in left}
    assert asked not in {each.label for each in left}


def test_without_a_template_nothing_changes() -> None:
    assert trades.begun(SPEC, "none") == SPEC
    assert trades.to_fill_in(SPEC, Pinned()) == []
    assert trades.preset_of("none", "open") == "open"
    with pytest.raises(UsageError):
        trades.begun(SPEC, "circus")
