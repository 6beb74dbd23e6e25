"""Builds a bot from its parts; nothing else looks anything up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from builder.answering.bot import Bot
from builder.answering.metered import Metered, Terms
from builder.answering.models.anthropic import Anthropic
from builder.answering.models.azure_openai import AzureOpenAI
from builder.answering.models.ollama import Ollama
from builder.answering.models.openai import OpenAI
from builder.answering.models.openai_compatible import OpenAICompatible
from builder.answering.models.patience import Patient
from builder.answering.models.remote import RemoteModel
from builder.answering.prices import price_of
from builder.core.bot import BotSpec, EmbedderKind, ModelKind
from builder.core.ports import AuditSink, Clock, PassageSource, SecretStore, WordStore
from builder.core.spending import SpendingBook
from builder.knowledge.embedding import Embedder
from builder.knowledge.embedding.wire import OllamaWire, OpenAIWire, Wire
from builder.knowledge.retriever import Retriever
from builder.privacy.conflicts import embedder_address, provider_address
from builder.privacy.egress import Door
from builder.privacy.gate import Gate
from builder.privacy.pii.detector import build_detector
from builder.system.clock import SystemClock
from builder.vault.secret import Secret
from builder.vault.spending import SqlSpending

KEY_ENTRY = "provider:{kind}"
"""Name of a provider's key in a `SecretStore`."""

EMBEDDER_KEY = "embedder"
"""The kind under which an embedding server's key is kept: never sent to a model's server."""

_ADAPTERS: dict[ModelKind, Callable[..., RemoteModel]] = {
    ModelKind.OLLAMA: Ollama,
    ModelKind.OPENAI_COMPATIBLE: OpenAICompatible,
    ModelKind.OPENAI: OpenAI,
    ModelKind.AZURE_OPENAI: AzureOpenAI,
    ModelKind.ANTHROPIC: Anthropic,
}


@dataclass(frozen=True, slots=True)
class Purse:
    """Where it is written what models cost, and who is told when a cap is near.

    Attributes:
        patient: a server that is dead is left alone for a while: many are waiting for answers.
    """

    book: SpendingBook
    audit: AuditSink | None = None
    patient: bool = False


def assemble(  # noqa: PLR0913 - each is a part of the bot
    spec: BotSpec,
    source: PassageSource,
    *,
    embedder: Embedder | None,
    door: Door,
    secrets: SecretStore | None,
    words: WordStore | None = None,
    clock: Clock | None = None,
    purse: Purse | None = None,
) -> Bot:
    """The bot that `spec` describes over the passages of `source`, its indexes still empty.

    Args:
        spec: what the owner set.
        source: the bot file or a bundle in memory.
        embedder: None answers by keywords alone.
        door: the only way out.
        secrets: where a provider's key is looked up; None means there is none.
        words: where the words of passages are kept; None makes them at every opening.
        clock: tells which notices hold now; this computer's, unless another is given.
        purse: pays for the model; None counts until the bot is closed, and no longer.
    """
    retriever = Retriever(
        source, embedder=embedder, language=spec.language, words=words, clock=clock
    )
    return reassemble(spec, retriever, door=door, secrets=secrets, purse=purse)


def reassemble(
    spec: BotSpec,
    retriever: Retriever,
    *,
    door: Door,
    secrets: SecretStore | None,
    purse: Purse | None = None,
) -> Bot:
    """The same with indexes that are already filled, after a setting changed."""
    model = build_model(spec, door=door, secrets=secrets)
    paid = metered(spec, model, purse) if model is not None else None
    patient = paid is not None and purse is not None and purse.patient
    asked = Patient(paid) if patient and paid is not None else paid
    return Bot(spec, retriever, build_gate(spec), asked)


def metered(spec: BotSpec, model: RemoteModel, purse: Purse | None) -> Metered:
    """`model` under the owner's caps and prices."""
    price = price_of(spec)
    if price is None:
        msg = "a model has an address and a price"
        raise AssertionError(msg)
    if purse is None:
        purse = Purse(SqlSpending.in_memory(SystemClock()))
    terms = Terms(price, spec.spending.caps, spec.spending.currency, model.lengths)
    return Metered(model, terms, purse.book, purse.audit)


def build_gate(spec: BotSpec) -> Gate:
    """The gate of a bot: its policy, and a detector that knows the business's own contacts."""
    business, contact = spec.business, spec.contact
    own = (contact.email, contact.phone, contact.page)
    named = (spec.name, business.name, business.address, business.privacy_contact)
    detector = build_detector(
        language=spec.language,
        contacts=(*business.contacts, *(text for text in (*own, *named) if text)),
        people=(*business.people, *filter(None, (spec.voice.name.strip(),))),
        countries=(*business.countries, *filter(None, (business.country,))),
        numbers=business.numbers,
        places=False,
    )
    return Gate(spec.privacy, detector)


def build_wire(spec: BotSpec, *, door: Door, secrets: SecretStore | None) -> Wire | None:
    """How the embedding server that the owner chose is spoken to; None for the built-in model."""
    address = embedder_address(spec)
    if not address:
        return None
    kept = secrets.get(KEY_ENTRY.format(kind=EMBEDDER_KEY)) if secrets else None
    key = Secret(kept) if kept else None
    ollama = spec.search.embedder is EmbedderKind.OLLAMA
    make = OllamaWire if ollama else OpenAIWire
    return make(address, spec.search.embedder_model, key, door)


def build_model(spec: BotSpec, *, door: Door, secrets: SecretStore | None) -> RemoteModel | None:
    """The model that the owner chose; None answers with quotes."""
    chosen = spec.answers
    if not provider_address(chosen.model, chosen.base_url):
        return None
    kept = secrets.get(KEY_ENTRY.format(kind=chosen.model)) if secrets else None
    return _ADAPTERS[chosen.model](
        base_url=chosen.base_url,
        model_name=chosen.model_name,
        key=Secret(kept) if kept else None,
        door=door,
    )
