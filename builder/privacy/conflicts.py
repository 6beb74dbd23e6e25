"""Settings that cannot both hold, and the hosts that a model needs."""

from __future__ import annotations

from builder.core.bot import BotSpec, EmbedderKind, ModelKind
from builder.core.policy import Network
from builder.privacy.egress.hosts import host_of, is_loopback, permits

_PROVIDERS = {
    ModelKind.OPENAI: "https://api.openai.com",
    ModelKind.ANTHROPIC: "https://api.anthropic.com",
    ModelKind.OLLAMA: "http://localhost:11434",
}


def provider_address(kind: ModelKind | str, base_url: str = "") -> str:
    """Where a model of `kind` is asked; empty for the built-in quotes and where it is not known."""
    if ModelKind(kind) is ModelKind.QUOTES:
        return ""
    return base_url or _PROVIDERS.get(ModelKind(kind), "")


def provider_hosts(kind: ModelKind | str, base_url: str = "") -> tuple[str, ...]:
    """The hosts that a model of `kind` at `base_url` talks to; none for the built-in quotes."""
    address = provider_address(kind, base_url)
    return (host_of(address),) if address else ()


def embedder_address(spec: BotSpec) -> str:
    """Where passages and questions are read for their meaning; empty for the built-in model."""
    if spec.search.embedder is EmbedderKind.BUILTIN:
        return ""
    ollama = spec.search.embedder is EmbedderKind.OLLAMA
    return spec.search.embedder_url or (_PROVIDERS[ModelKind.OLLAMA] if ollama else "")


def handover_addresses(spec: BotSpec) -> tuple[tuple[str, str], ...]:
    """Where talks are passed on to: the setting that says so, and the address."""
    settings, found = spec.handover, []
    if settings.by_mail:
        found.append(("handover.mail_server", f"{settings.mail_server}:{settings.mail_port}"))
    if settings.by_webhook:
        found.append(("handover.webhook", settings.webhook))
    return tuple(found)


def conflicts(spec: BotSpec) -> tuple[str, str] | None:
    """The names of two settings of `spec` that cannot both hold, or None."""
    kind, base_url = spec.answers.model, spec.answers.base_url
    hosted = kind in {ModelKind.OPENAI, ModelKind.AZURE_OPENAI, ModelKind.ANTHROPIC}
    if kind is not ModelKind.QUOTES:
        address = provider_address(kind, base_url)
        name = "answers.base_url" if base_url else "answers.model"
        pair = _refused(spec, address, name, hosted=hosted)
        if pair:
            return pair
    for name, address in handover_addresses(spec):
        pair = _refused(spec, address, name)
        if pair:
            return pair
    name = "search.embedder_url" if spec.search.embedder_url else "search.embedder"
    return _refused(spec, embedder_address(spec), name)


def _refused(
    spec: BotSpec, address: str, name: str, *, hosted: bool = False
) -> tuple[str, str] | None:
    if not (address or hosted) or (address and is_loopback(host_of(address))):
        return None
    if spec.privacy.network is Network.NONE:
        return "privacy.network", name
    if address and not permits(spec.privacy, address):
        return "privacy.hosts", name
    return None
