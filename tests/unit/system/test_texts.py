"""Every text is there in every language, and errors always find words."""

from __future__ import annotations

import json
from string import Formatter

import pytest

from builder.core.errors import MachineError, VaultError
from builder.system import resources, texts


def _all(language: str) -> dict[str, str]:
    read: dict[str, str] = json.loads(resources.text("texts", f"{language}.json"))
    return read


def _blanks(template: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in Formatter().parse(template) if name}


def test_english_comes_first() -> None:
    assert texts.languages()[0] == "en"
    assert {"de", "es"} <= set(texts.languages())


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_translation_has_the_same_keys_and_blanks(language: str) -> None:
    english, other = _all("en"), _all(language)
    assert english.keys() == other.keys()
    for key, template in english.items():
        assert _blanks(template) == _blanks(other[key]), key


def test_a_text_is_filled_in_the_language_asked_for() -> None:
    assert "Datenträger" in texts.say("errors.no_space.sentence", "de_AT", folder="/x")
    assert "/x" in texts.say("errors.no_space.sentence", "es", folder="/x")


def test_an_unknown_language_gets_english() -> None:
    english = texts.say("errors.cancelled.sentence")
    assert texts.say("errors.cancelled.sentence", "xx") == english
    assert texts.say("errors.cancelled.sentence", "../../x") == english


def test_an_unknown_text_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        texts.say("no.such.text")
    with pytest.raises(KeyError):
        texts.say("errors.no_space.sentence")


def test_an_error_says_what_happened_and_what_to_do() -> None:
    error = MachineError("no_space", folder="/data")
    assert "/data" in texts.sentence(error)
    assert texts.next_step(error, "de").startswith("Geben Sie etwas Platz")


def test_an_error_without_words_or_params_still_says_something() -> None:
    assert "made_up" in texts.sentence(VaultError("made_up"))
    assert texts.next_step(VaultError("made_up"))
    assert "…" in texts.sentence(MachineError("no_space"))
