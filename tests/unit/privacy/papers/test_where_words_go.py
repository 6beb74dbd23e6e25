"""The country of a host is said where it is known, and never guessed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core import setting
from builder.core.bot import BotSpec
from builder.privacy.papers import processors
from builder.privacy.papers.processors import country, known_country, used_outside
from builder.system import resources

SPEC = BotSpec(id="b", name="Corner", created="2026-01-01T00:00:00+00:00")
FACTS = {
    "hosts": ["api.models.example", "*.cloud.example"],
    "en": {"country": "United States; Ireland as the contracting country"},
    "de": {"country": "Vereinigte Staaten; Irland als Vertragspartner"},
}


@pytest.fixture
def providers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (tmp_path / "models.json").write_text(json.dumps(FACTS))
    monkeypatch.setattr(resources, "path", lambda *_parts: tmp_path)
    processors._all_known.cache_clear()
    yield
    processors._all_known.cache_clear()


@pytest.mark.usefixtures("providers")
def test_a_known_host_is_in_its_country_in_the_language_that_is_shown() -> None:
    assert known_country("api.models.example", "en") == "United States"
    assert known_country("eu.cloud.example", "de") == "Vereinigte Staaten"
    assert country("eu.cloud.example", "es") == "United States"  # no words in Spanish there


@pytest.mark.usefixtures("providers")
@pytest.mark.parametrize("host", ["models.example", "api.models.example.evil.test", ""])
def test_a_host_that_is_only_like_a_known_one_is_not_known(host: str) -> None:
    assert known_country(host, "en") is None


def test_hosts_are_told_with_what_they_get_words_for() -> None:
    changes: dict[str, setting.Value] = {
        "answers.model": "openai_compatible",
        "answers.base_url": "http://localhost:8000/v1",
        "search.embedder": "openai_compatible",
        "search.embedder_model": "v",
        "search.embedder_url": "https://vectors.example.com/v1",
    }
    assert used_outside(setting.change(SPEC, changes)) == [("search", "vectors.example.com")]
    assert used_outside(SPEC) == []


def test_azure_goes_outside_before_its_address_is_known() -> None:
    spec = setting.change(SPEC, {"answers.model": "azure_openai"})
    assert used_outside(spec) == [("answers", "*.openai.azure.com")]
