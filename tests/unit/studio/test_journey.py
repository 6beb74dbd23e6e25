"""The picture of where words travel shows what the settings do, and can be read out."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import pytest

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.setting import Value
from builder.studio.journey import Journey, Mark, Zone, compare, describe, journey
from builder.studio.journey_layout import lay_out
from builder.studio.journey_picture import svg, wrap

SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")
MODEL: dict[str, Value] = {
    "answers.model": "openai_compatible",
    "answers.base_url": "https://api.example.com/v1",
    "answers.model_name": "large",
    "privacy.network": "chosen",
    "privacy.hosts": ("api.example.com", "vectors.example.com"),
}
LOCAL: dict[str, Value] = {
    "answers.model": "openai_compatible",
    "answers.base_url": "http://127.0.0.1:8000/v1",
    "answers.model_name": "small",
}
SEARCH: dict[str, Value] = {
    "search.embedder": "openai_compatible",
    "search.embedder_model": "vectors",
    "search.embedder_url": "https://vectors.example.com/v1",
}
KEEP: dict[str, Value] = {"privacy.messages.personal_data": "keep"}
NONE: dict[str, Value] = {"privacy.transcripts.days": 0}
UNASKED: dict[str, Value] = {"privacy.consent.required": False}
WAYS: list[dict[str, Value]] = [{}, MODEL, LOCAL, MODEL | SEARCH, MODEL | KEEP, NONE, UNASKED]


def made(changes: dict[str, Value], language: str = "en") -> Journey:
    return journey(setting.change(SPEC, changes), language)


def test_with_the_built_in_answers_nothing_leaves() -> None:
    shown = made({})
    assert not shown.leaves
    assert Zone.OUTSIDE not in {node.zone for node in shown.nodes}
    assert "no other company" in shown.headline


def test_a_model_elsewhere_is_outside_with_its_host_and_country() -> None:
    shown = made(MODEL)
    assert shown.leaves
    assert shown.node("model").zone is Zone.OUTSIDE
    assert shown.node("model").detail == "api.example.com"
    assert "a country we do not know" in shown.node("model").where
    (way,) = [edge for edge in shown.edges if edge.leaves]
    assert way.says.startswith("The masked question")
    assert "up to 6 earlier messages" in way.says


def test_a_model_on_this_computer_is_not_outside() -> None:
    shown = made(LOCAL)
    assert not shown.leaves
    assert shown.node("model").zone is Zone.HOST
    assert "small" in shown.node("model").detail


def test_a_search_server_gets_a_place_of_its_own() -> None:
    shown = made(MODEL | SEARCH)
    assert [edge.target for edge in shown.edges if edge.leaves] == ["search_server", "model"]


def test_what_is_kept_and_read_follows_the_days() -> None:
    kept, none = made({}), made(NONE)
    assert "30 days" in kept.node("record").detail
    assert none.node("record").idle
    assert not [edge for edge in none.edges if edge.target in {"record", "owner"}]
    assert "Nothing of a talk is written down." in describe(none, "en")


def test_words_as_typed_are_told_apart() -> None:
    says = " ".join(edge.says for edge in made(MODEL | KEEP).edges)
    assert "numbers masked" in says
    off: dict[str, Value] = {**MODEL, **KEEP, "privacy.messages.mask_numbers": False}
    assert "as it was typed" in " ".join(edge.says for edge in made(off).edges)
    assert made(UNASKED).node("consent").detail == "not asked"


def test_a_change_marks_what_would_be_otherwise() -> None:
    shown = compare(made({}), made(MODEL | NONE))
    marks = {node.id: node.mark for node in shown.nodes}
    assert marks["masking"] is Mark.ADDED
    assert marks["model"] is Mark.CHANGED
    assert marks["record"] is Mark.CHANGED
    assert marks["visitor"] is Mark.SAME
    gone = [(e.source, e.target) for e in shown.edges if e.mark is Mark.REMOVED]
    assert ("reply", "record") in gone
    told = describe(shown, "en")
    assert any(line.partition(". ")[2].startswith("New: ") for line in told)
    assert any("No longer: " in line for line in told)


def test_nothing_is_marked_when_nothing_changes() -> None:
    same = compare(made(MODEL), made(MODEL))
    assert {node.mark for node in same.nodes} == {Mark.SAME}
    assert {edge.mark for edge in same.edges} == {Mark.SAME}


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("changes", WAYS)
@pytest.mark.parametrize("width", [320.0, 720.0])
def test_no_two_places_lie_on_each_other(
    changes: dict[str, Value], language: str, width: float
) -> None:
    drawing = lay_out(compare(made({}, language), made(changes, language)), width, wrap)
    for one, other in itertools.combinations(drawing.boxes, 2):
        apart = (
            one.left + one.width <= other.left
            or other.left + other.width <= one.left
            or one.top + one.height <= other.top
            or other.top + other.height <= one.top
        )
        assert apart
    assert all(box.left >= 0 and box.left + box.width <= width + 0.01 for box in drawing.boxes)
    assert all(box.top + box.height <= drawing.height + 0.01 for box in drawing.boxes)


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("changes", WAYS)
def test_the_picture_holds_its_description_and_every_word(
    changes: dict[str, Value], language: str
) -> None:
    shown = made(changes, language)
    root = ElementTree.fromstring(svg(shown, language))
    space = "{http://www.w3.org/2000/svg}"
    told = root.findtext(f"{space}desc")
    assert told == "\n".join(describe(shown, language))
    drawn = " ".join(part.text or "" for part in root.iter(f"{space}text"))
    for node in shown.nodes:
        assert node.title in drawn
    assert len(root.findall(f".//{space}polygon")) == len(shown.edges)
    assert root.get("role") == "img"


def test_what_an_owner_typed_cannot_break_the_picture() -> None:
    spec = setting.change(SPEC, LOCAL | {"answers.model_name": '<script>"&'})
    drawn = svg(journey(spec, "en"), "en")
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)


def test_every_step_is_numbered_as_in_the_picture() -> None:
    shown = made(MODEL | SEARCH)
    numbers = [int(m[1]) for line in describe(shown, "en") if (m := re.match(r"(\d+)\. ", line))]
    assert numbers == list(range(1, len(shown.edges) + 1))
    assert [arrow.number for arrow in lay_out(shown, 720, wrap).arrows] == numbers
