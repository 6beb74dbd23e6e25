"""What a model costs: as the owner says, as its provider publishes it, or the dearest there is."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.core.bot import BotSpec, ModelKind
from builder.core.spending import Price, SpendingSettings
from builder.privacy.conflicts import provider_address
from builder.privacy.egress import host_of, is_loopback
from builder.system import resources

LIST_CURRENCY = "USD"

_DATED = re.compile(r"-(?:latest|\d{8}|\d{4}-\d{2}-\d{2})$")
"""How a provider names a version of a model; it costs what the model costs."""


@dataclass(frozen=True, slots=True)
class PriceList:
    """A provider's published prices, in US dollars a million tokens.

    Attributes:
        checked: when they were read, ISO 8601.
        source: where.
        models: (sent, received) by name.
    """

    checked: str
    source: str
    models: dict[str, tuple[float, float]]


def price_of(spec: BotSpec) -> Price | None:
    """What the model costs that writes the answers; None when no model does."""
    chosen = spec.answers
    address = provider_address(chosen.model, chosen.base_url)
    if not address:
        return None
    name = chosen.model_name
    own = owners_prices(spec.spending).get(_plain(name))
    if own is not None:
        return Price(name, *own, known_from="owner")
    local = chosen.model is ModelKind.OPENAI_COMPATIBLE and is_loopback(host_of(address))
    if chosen.model is ModelKind.OLLAMA or local:
        return Price(name, 0.0, 0.0, known_from="free")
    listed = lists().get(chosen.model)
    rate = spec.spending.exchange_rate
    found = _listed(listed, name) if listed else None
    if listed and found:
        return Price(name, found[0] * rate, found[1] * rate, "list", listed.checked)
    dearest = [pair for each in lists().values() for pair in each.models.values()]
    sent, received = (max(pair[at] for pair in dearest) for at in (0, 1))
    return Price(name, sent * rate, received * rate, known_from="unknown")


def owners_prices(settings: SpendingSettings) -> dict[str, tuple[float, float]]:
    """The owner's own prices, by the plain name of the model."""
    made: dict[str, tuple[float, float]] = {}
    for line in settings.prices:
        name, sent, received = line.split("|")
        made[_plain(name)] = (float(sent), float(received))
    return made


def with_price(settings: SpendingSettings, price: Price) -> tuple[str, ...]:
    """The owner's prices with `price` among them, in place of one of the same model."""
    return (*without_price(settings, price.model), line_of(price))


def without_price(settings: SpendingSettings, model: str) -> tuple[str, ...]:
    """The owner's prices but for that of `model`."""
    plain = _plain(model)
    return tuple(line for line in settings.prices if _plain(line.split("|")[0]) != plain)


def line_of(price: Price) -> str:
    """A price as it stands in the settings."""
    return f"{price.model.strip()} | {price.sent:.6g} | {price.received:.6g}"


@cache
def lists() -> dict[ModelKind, PriceList]:
    """The published prices that are shipped, by provider."""
    made: dict[ModelKind, PriceList] = {}
    for kind in ModelKind:
        file = resources.path("providers") / f"{kind}.json"
        told: Any = json.loads(file.read_text("utf-8")) if file.is_file() else {}
        if "prices" in told:
            prices = told["prices"]
            models = {name: (float(a), float(b)) for name, (a, b) in prices["models"].items()}
            made[kind] = PriceList(prices["checked"], prices["source"], models)
    return made


def _listed(known: PriceList, name: str) -> tuple[float, float] | None:
    plain = _plain(name)
    return known.models.get(plain) or known.models.get(_DATED.sub("", plain))


def _plain(name: str) -> str:
    return name.strip().casefold()
