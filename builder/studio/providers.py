"""Provider keys: set, listed by their last four characters, removed."""

from __future__ import annotations

from dataclasses import dataclass

from builder.answering.assembly import EMBEDDER_KEY, KEY_ENTRY
from builder.answering.handover.webhook import key_of
from builder.core.bot import ModelKind
from builder.core.errors import UsageError
from builder.core.handover import MAIL_KEY, WEBHOOK_KEY
from builder.core.ports import AuditSink, SecretStore
from builder.vault.secret import Secret

PROVIDERS = (
    *(str(kind) for kind in ModelKind if kind is not ModelKind.QUOTES),
    EMBEDDER_KEY,
    MAIL_KEY,
    WEBHOOK_KEY,
)

# How keys begin, as the providers' own documentation shows them; the longest first.
_BEGINNINGS = {
    "sk-ant-": ModelKind.ANTHROPIC,
    "sk-or-": "OpenRouter",
    "sk-proj-": ModelKind.OPENAI,
    "sk-svcacct-": ModelKind.OPENAI,
    "gsk_": "Groq",
    "AIza": "Google",
}
_OWN = {ModelKind.ANTHROPIC, ModelKind.OPENAI}
"""Providers whose keys are known by their beginning: another's is refused before it is sent."""


@dataclass(frozen=True, slots=True)
class KeyInfo:
    """A key that is kept: whose, how it ends, and where."""

    provider: str
    last4: str
    place: str


def set_key(
    store: SecretStore, provider: str, key: Secret, *, audit: AuditSink | None = None
) -> KeyInfo:
    """Keep `key` for `provider`; blanks around it are dropped. `audit` is an open bot's.

    Raises:
        UsageError: `unknown_provider`, `key_empty`, `key_of_other_provider`,
            `webhook_secret_bad`.
    """
    _known(provider)
    text = key.text().strip()
    if not text:
        raise UsageError("key_empty", name=provider)
    if provider == WEBHOOK_KEY:
        key_of(Secret(text))
    whose = next((name for start, name in _BEGINNINGS.items() if text.startswith(start)), None)
    if whose is not None and provider in _OWN and whose != provider:
        raise UsageError("key_of_other_provider", name=provider, found=str(whose))
    store.put(KEY_ENTRY.format(kind=provider), text.encode())
    if audit is not None:
        audit.record("key_set", provider=provider, place=store.backend)
    return KeyInfo(provider, _tail(text), store.backend)


def list_keys(store: SecretStore) -> list[KeyInfo]:
    """The keys in `store`."""
    found = []
    for provider in PROVIDERS:
        kept = store.get(KEY_ENTRY.format(kind=provider))
        if kept:
            found.append(KeyInfo(provider, _tail(kept.decode()), store.backend))
    return found


def remove_key(store: SecretStore, provider: str, *, audit: AuditSink | None = None) -> None:
    """Forget the key of `provider`. `audit` is an open bot's.

    Raises:
        UsageError: `unknown_provider`.
    """
    _known(provider)
    store.remove(KEY_ENTRY.format(kind=provider))
    if audit is not None:
        audit.record("key_removed", provider=provider, place=store.backend)


def _known(provider: str) -> None:
    if provider not in PROVIDERS:
        raise UsageError("unknown_provider", name=provider, allowed=", ".join(PROVIDERS))


def _tail(key: str) -> str:
    """Four characters at most, and never more than a third of a short key."""
    return key[-min(4, len(key) // 3) :] if len(key) >= 3 else ""
