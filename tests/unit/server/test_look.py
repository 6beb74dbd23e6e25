"""The widget's colours and words, as an owner sets them and a visitor gets them."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from builder.core import setting
from builder.core.appearance import AppearanceSettings
from builder.core.colour import NEEDED, contrast
from builder.core.errors import UsageError
from builder.core.setting import Value
from builder.server import words
from builder.server.look import check_colours, look
from builder.studio.spec_check import check
from builder.system import texts
from tests.support.bots import SHOP, FakeBot, make_spec
from tests.support.hosts import OWN, make_app

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
PAIRS = (
    ("text", "bg"), ("text", "surface"), ("text", "soft"), ("muted", "bg"), ("muted", "surface"),
    ("muted", "soft"), ("danger", "danger-soft"), ("danger", "surface"), ("ok", "ok-soft"),
    ("ink", "surface"), ("ink", "soft"), ("on-accent", "accent"), ("on-bubble", "bubble"),
)  # fmt: skip


HEBREW: dict[str, Value] = {"language": "he"}


def face(asked: str = "en", **changes: Value) -> dict[str, object]:
    client = TestClient(make_app(FakeBot(make_spec(**changes))), base_url=OWN)
    told: dict[str, object] = client.get(
        f"/api/widget?language={asked}", headers={"origin": SHOP}
    ).json()
    return told


@given(COLOURS)
def test_every_text_can_be_read_in_any_colour_that_is_taken(colour: str) -> None:
    own = AppearanceSettings(accent=colour)
    try:
        check_colours(own)
    except UsageError as error:
        own = dataclasses.replace(own, accent=str(error.params["nearest"]))
        check_colours(own)
    for tones in look(own).values():
        weak = [pair for pair in PAIRS if contrast(*(tones[name] for name in pair)) < NEEDED]
        assert weak == []


def test_a_theme_that_cannot_be_read_is_refused_with_the_nearest_that_can() -> None:
    spec = setting.change(
        make_spec(), {"appearance.accent": "#ffe600", "appearance.on_accent": "#ffffff"}
    )
    with pytest.raises(UsageError) as refused:
        check(spec)
    assert refused.value.code == "colour_unreadable"
    assert refused.value.params["ratio"] == "1.26"
    near = str(refused.value.params["nearest"])
    check(setting.change(spec, {"appearance.accent": near}))
    assert near in texts.next_step(refused.value, "de")


def test_the_owners_words_are_shown_in_their_language_and_ours_elsewhere() -> None:
    own = ("de close=Schluss jetzt", "de greeting=Moin!", "de suggestions=Wann?\nWo?", "en up=Yes")
    german = face("de", appearance__texts=own, appearance__launcher="Ask us")
    assert german["texts"]["close"] == "Schluss jetzt"  # type: ignore[index]
    assert german["texts"]["up"] == "Hilfreich"  # type: ignore[index]
    assert (german["greeting"], german["suggestions"]) == ("Moin!", ["Wann?", "Wo?"])
    assert german["launcher"] == "Ask us"
    english = face("en", appearance__texts=own)
    assert english["texts"]["up"] == "Yes"  # type: ignore[index]
    assert english["suggestions"] == ["When are you open?", "Can I return a bike?"]


def test_a_greeting_nobody_changed_is_said_in_the_visitors_language() -> None:
    made = texts.say("greeting.default", "en", name="Willow Bikes")
    assert str(face("de", appearance__greeting=made)["greeting"]).startswith("Hallo!")
    assert face("de", appearance__greeting="Welcome!")["greeting"] == "Welcome!"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("en disclosure=A person", "text_of_the_ai"),
        ("de subtitle=Anna", "text_of_the_ai"),
        ("en label=Always right", "text_of_the_ai"),
        ("en nonsense=x", "text_unknown"),
        ("xx close=x", "bad_choice"),
        ("en close=Close {title}", "text_blanks"),
        ("en handover.reference=Kept.", "text_blanks"),
        ("en handover.reference={reference.__class__}", "text_blanks"),
        ("en handover.reference={reference!r}", "text_blanks"),
        ("en close=Close {", "text_blanks"),
        ("en greeting=Hi {title}", "text_blanks"),
    ],
)
def test_words_that_could_not_be_shown_or_hide_the_ai_are_refused(entry: str, code: str) -> None:
    spec = setting.change(make_spec(), {"appearance.texts": (entry,)})
    with pytest.raises(UsageError) as refused:
        check(spec)
    assert refused.value.code == code


def test_what_says_that_it_is_an_ai_stays_whatever_a_foreign_bundle_holds() -> None:
    told = face(
        appearance__texts=(
            "en disclosure=A person",
            "en label=Right",
            "en subtitle=Anna",
            "en up={x}",
        )
    )
    assert "You are chatting with an AI" in str(told["texts"]["disclosure"])  # type: ignore[index]
    assert told["texts"]["subtitle"] == "AI assistant"  # type: ignore[index]


def test_every_text_of_ours_can_be_put_into_its_own_place() -> None:
    for language in texts.languages():
        own = {
            (language, key): words.ours(key, language) for key in words.EDITABLE if words.ours(key)
        }
        check(setting.change(make_spec(), {"appearance.texts": words.as_entries(own)}))


def test_an_owner_whose_language_we_lack_writes_it_in_place_of_the_english_texts() -> None:
    plain = face("en", **HEBREW)
    assert (plain["written"], plain["direction"]) == ("en", "ltr")
    told = face("en", **HEBREW, appearance__texts=("en up=מועיל", "en consent.answer=ענו לי"))
    assert (told["language"], told["written"], told["direction"]) == ("en", "he", "rtl")
    assert "לא עם אדם" in str(told["disclosure"])
    assert told["texts"]["subtitle"] == "עוזר מבוסס בינה מלאכותית"  # type: ignore[index]
    assert told["consent"]["purposes"][0]["text"] == "ענו לי"  # type: ignore[index]


def test_what_is_agreed_to_keeps_naming_who_gets_it() -> None:
    told = face(
        answers__model="openai", privacy__network="chosen", privacy__hosts=("api.openai.com",),
        appearance__texts=("en consent.answer_outside=Just answer me.",),
    )  # fmt: skip
    assert "api.openai.com" in str(told["consent"]["purposes"][0]["text"])  # type: ignore[index]


def test_the_face_carries_the_look() -> None:
    told = face(
        appearance__accent="#0a7a5a",
        appearance__scheme="dark",
        appearance__position="start",
        appearance__bottom=80,
        appearance__direction="rtl",
    )
    picked = {name: told[name] for name in ("scheme", "position", "bottom", "direction")}
    assert picked == {"scheme": "dark", "position": "start", "bottom": 80, "direction": "rtl"}
    assert told["theme"]["light"]["accent"] == "#0a7a5a"  # type: ignore[index]
