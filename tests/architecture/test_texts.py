"""Every code has its words, in every language, and every language says the same things."""

from __future__ import annotations

import json
import re
import string
from pathlib import Path

import pytest

from builder.core import setting

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((ROOT / "resources" / "texts").glob("*.json"))
}
RAISED = re.compile(
    r"\b(?:UsageError|DocumentError|VaultError|BundleError|PolicyError|ModelError|ServeError"
    r"|MachineError|DeliveryError|HushdeskError)\(\s*\"([a-z_0-9]+)\""
)


def codes() -> set[str]:
    found: set[str] = {"cancelled"}
    for room in ("builder", "ui"):
        for path in (ROOT / room).rglob("*.py"):
            found.update(RAISED.findall(path.read_text("utf-8")))
    return found


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_english_german_and_spanish_are_there() -> None:
    assert set(LANGUAGES) == {"en", "de", "es"}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_error_says_what_happened_and_what_to_do(language: str) -> None:
    texts = LANGUAGES[language]
    missing = [
        f"errors.{code}.{part}"
        for code in sorted(codes())
        for part in ("sentence", "next")
        if not texts.get(f"errors.{code}.{part}", "").strip()
    ]
    assert not missing


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_setting_has_a_name_for_people(language: str) -> None:
    named = {f"settings.{entry.name}.title" for entry in setting.catalogue()}
    assert not sorted(key for key in named if not LANGUAGES[language].get(key, "").strip())


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_translation_has_the_keys_and_blanks_of_the_english(language: str) -> None:
    english, other = LANGUAGES["en"], LANGUAGES[language]
    assert set(english) == set(other)
    differing = [key for key in english if fields(english[key]) != fields(other[key])]
    assert not differing


def test_every_privacy_toggle_has_a_sentence_and_a_meaning_for_each_choice() -> None:
    texts = LANGUAGES["en"]
    for entry in setting.catalogue():
        if not entry.name.startswith("privacy."):
            continue
        assert texts[f"settings.{entry.name}.title"]
        assert texts[f"settings.{entry.name}.sentence"]
        words = entry.choices or (("true", "false") if entry.kind == "toggle" else ())
        for word in words:
            assert texts[f"settings.{entry.name}.{word}.means"]
            assert texts[f"settings.{entry.name}.{word}.label"]


def test_no_text_speaks_of_our_inner_workings() -> None:
    ours = re.compile(r"\b(chunk|embedding|egress|token|vector|SQLCipher|retriever)s?\b", re.I)
    shown = {
        key: text
        for key, text in LANGUAGES["en"].items()
        if key.startswith(("settings.", "checklist.", "widget.", "presets."))
    }
    assert not {key: text for key, text in shown.items() if ours.search(text)}
