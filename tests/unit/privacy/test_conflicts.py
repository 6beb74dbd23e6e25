"""Settings that cannot both hold."""

from __future__ import annotations

import pytest

from builder.core.bot import AnswerSettings, BotSpec, EmbedderKind, ModelKind, SearchSettings
from builder.core.policy import Network, PrivacyPolicy
from builder.privacy.conflicts import conflicts, embedder_address, provider_hosts

COMPATIBLE = ModelKind.OPENAI_COMPATIBLE
SERVER = "https://e.example.com"


def spec(kind: ModelKind, base_url: str, network: Network, *hosts: str) -> BotSpec:
    return BotSpec(
        id="1",
        name="shop",
        created="2025-01-01T00:00:00+00:00",
        answers=AnswerSettings(model=kind, base_url=base_url),
        privacy=PrivacyPolicy(network=network, hosts=hosts),
    )


@pytest.mark.parametrize(
    ("kind", "base_url", "network", "hosts", "pair"),
    [
        (ModelKind.QUOTES, "", "none", (), None),
        (ModelKind.QUOTES, "https://llm.example.com", "none", (), None),
        (COMPATIBLE, "", "none", (), None),
        (COMPATIBLE, "http://127.0.0.1:11434/v1", "none", (), None),
        (COMPATIBLE, "http://[::1]:8000", "none", (), None),
        (ModelKind.OLLAMA, "", "none", (), None),
        (COMPATIBLE, "https://llm.example.com/v1", "none", (), ("network", "base_url")),
        (COMPATIBLE, "http://10.0.0.5:8000", "none", ("10.0.0.5",), ("network", "base_url")),
        (COMPATIBLE, "https://[nonsense", "none", (), ("network", "base_url")),
        (ModelKind.OPENAI, "", "none", (), ("network", "model")),
        (ModelKind.ANTHROPIC, "", "none", (), ("network", "model")),
        (ModelKind.AZURE_OPENAI, "", "none", (), ("network", "model")),
        (COMPATIBLE, "https://llm.example.com/v1", "chosen", (), ("hosts", "base_url")),
        (COMPATIBLE, "https://llm.example.com", "chosen", ("example.com",), ("hosts", "base_url")),
        (COMPATIBLE, "https://llm.example.com/v1", "chosen", ("llm.example.com",), None),
        (COMPATIBLE, "https://LLM.Example.com./v1", "chosen", ("llm.example.com",), None),
        (ModelKind.OPENAI, "", "chosen", (), ("hosts", "model")),
        (ModelKind.OPENAI, "", "chosen", ("api.openai.com",), None),
        (ModelKind.AZURE_OPENAI, "", "chosen", (), None),
    ],
)  # fmt: skip
def test_model_and_policy_must_agree_on_the_host(
    kind: ModelKind,
    base_url: str,
    network: str,
    hosts: tuple[str, ...],
    pair: tuple[str, str] | None,
) -> None:
    found = conflicts(spec(kind, base_url, Network(network), *hosts))

    expected = (f"privacy.{pair[0]}", f"answers.{pair[1]}") if pair else None
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "base_url", "hosts"),
    [
        ("quotes", "https://ignored.example.com", ()),
        ("openai", "", ("api.openai.com",)),
        ("openai", "https://proxy.example.com/v1", ("proxy.example.com",)),
        ("anthropic", "", ("api.anthropic.com",)),
        ("ollama", "", ("localhost",)),
        ("azure_openai", "", ()),
        ("openai_compatible", "http://127.0.0.1:1234", ("127.0.0.1",)),
    ],
)
def test_hosts_of_a_provider(kind: str, base_url: str, hosts: tuple[str, ...]) -> None:
    assert provider_hosts(kind, base_url) == hosts


@pytest.mark.parametrize(
    ("kind", "url", "network", "hosts", "pair"),
    [
        ("builtin", "https://embed.example.com", "none", (), None),
        ("ollama", "", "none", (), None),
        ("ollama", "http://10.0.0.5:11434", "none", (), ("privacy.network", "search.embedder_url")),
        ("openai_compatible", "http://127.0.0.1:8000/v1", "none", (), None),
        ("openai_compatible", SERVER, "none", (), ("privacy.network", "search.embedder_url")),
        ("openai_compatible", SERVER, "chosen", (), ("privacy.hosts", "search.embedder_url")),
        ("openai_compatible", SERVER, "chosen", ("e.example.com",), None),
    ],
)
def test_a_search_model_elsewhere_needs_its_host_allowed(
    kind: str, url: str, network: str, hosts: tuple[str, ...], pair: tuple[str, str] | None
) -> None:
    made = BotSpec(
        id="1",
        name="shop",
        created="2025-01-01T00:00:00+00:00",
        search=SearchSettings(EmbedderKind(kind), "m", url),
        privacy=PrivacyPolicy(network=Network(network), hosts=hosts),
    )
    assert conflicts(made) == pair
    assert bool(embedder_address(made)) is (kind != "builtin")
