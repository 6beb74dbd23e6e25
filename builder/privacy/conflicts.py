"""Settings that cannot both hold, and the hosts that a model needs."""

from __future__ import annotations

from builder.core.bot import BotSpec, ModelKind
from builder.core.policy import Network
from builder.privacy.egress.hosts import host_of, is_loopback, permits

_PROVIDERS = {
    ModelKind.OPENAI: "https://api.openai.com",
    ModelKind.ANTHROPIC: "https://api.anthropic.com",
    ModelKind.OLLAMA: "http://localhost:11434",
}


def provider_hosts(kind: ModelKind | str, base_url: str = "") -> tuple[str, ...]:
    """The hosts that a model of `kind` at `base_url` talks to; none for the built-in quotes."""
    if ModelKind(kind) is ModelKind.QUOTES:
        return ()
    address = base_url or _PROVIDERS.get(ModelKind(kind), "")
    return (host_of(address),) if address else ()


def conflicts(spec: BotSpec) -> tuple[str, str] | None:
    """The names of two settings of `spec` that cannot both hold, or None."""
    kind, base_url = spec.answers.model, spec.answers.base_url
    address = base_url or _PROVIDERS.get(kind, "")
    hosted = kind in {ModelKind.OPENAI, ModelKind.AZURE_OPENAI, ModelKind.ANTHROPIC}
    other = "answers.base_url" if base_url else "answers.model"
    if kind is ModelKind.QUOTES or not (address or hosted):
        return None
    if address and is_loopback(host_of(address)):
        return None
    if spec.privacy.network is Network.NONE:
        return "privacy.network", other
    if address and not permits(spec.privacy, address):
        return "privacy.hosts", other
    return None
