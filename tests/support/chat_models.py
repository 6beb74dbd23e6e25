"""Makers for tests of chat models."""

from __future__ import annotations

from builder.answering.models import ModelRequest
from builder.answering.models.anthropic import Anthropic
from builder.answering.models.azure_openai import AzureOpenAI
from builder.answering.models.ollama import Ollama
from builder.answering.models.openai import OpenAI
from builder.answering.models.openai_compatible import OpenAICompatible
from builder.answering.models.remote import RemoteModel
from builder.answering.models.retries import Retries
from builder.core.policy import PrivacyPolicy
from builder.privacy.egress import Door
from builder.privacy.gate import Gate
from builder.privacy.pii import build_detector
from builder.vault.secret import Secret
from tests.support.ledger import make_door


def make_request(*said: str, system: str = "You answer for a shop.") -> ModelRequest:
    """A request as the gate lets it through; `said` alternates between user and assistant."""
    gate = Gate(PrivacyPolicy(), build_detector())
    roles = ("user", "assistant")
    turns = [(roles[n % 2], gate.clear(text, "model")) for n, text in enumerate(said)]
    return ModelRequest(system=gate.clear(system, "model"), turns=tuple(turns))


def make_model(
    base_url: str,
    *,
    name: str = "small",
    key: str | bytes | None = "sk-test-1234",
    door: Door | None = None,
    timeout_s: float = 20.0,
) -> OpenAICompatible:
    """A model of the server at `base_url`, behind a door that lets nothing leave."""
    return OpenAICompatible(
        base_url=base_url,
        model_name=name,
        key=Secret(key) if key is not None else None,
        door=door or make_door(),
        timeout_s=timeout_s,
        retries=Retries(first_s=0.01),
    )


PROVIDERS: dict[str, type[RemoteModel]] = {
    "openai": OpenAI,
    "azure_openai": AzureOpenAI,
    "anthropic": Anthropic,
    "ollama": Ollama,
}


def make_provider(
    name: str,
    base_url: str,
    *,
    model: str = "small",
    key: str | None = "sk-test-1234",
    door: Door | None = None,
    timeout_s: float = 20.0,
) -> RemoteModel:
    """A model of the provider `name`, whose server stands at `base_url`."""
    return PROVIDERS[name](  # type: ignore[call-arg]
        base_url=base_url,
        model_name=model,
        key=Secret(key) if key is not None else None,
        door=door or make_door(),
        timeout_s=timeout_s,
        retries=Retries(first_s=0.01),
    )
