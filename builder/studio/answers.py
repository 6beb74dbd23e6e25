"""The verbs of the page *Answers* and of the preview: who answers, and asking."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from builder.answering.assembly import build_model
from builder.core.bot import BotSpec, ModelKind
from builder.core.conversation import AskEvent, Done, Question
from builder.core.errors import HushdeskError, UsageError
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.privacy.conflicts import provider_address
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.studio.bots import Workbench
from builder.studio.privacy import host_allowed

_NAMED = frozenset({ModelKind.OLLAMA, ModelKind.OPENAI, ModelKind.ANTHROPIC})
"""Who offers many models and none of itself."""


@dataclass(frozen=True, slots=True)
class ModelCheck:
    """What came of trying the chosen model; `error` says why it does not work.

    Attributes:
        models: what it offers, also where a name is all that is missing.
    """

    ok: bool
    models: tuple[str, ...] = ()
    error: HushdeskError | None = None


def ask(
    bench: Workbench,
    question: Question,
    *,
    names: Pseudonyms | None = None,
    token: CancelToken | None = None,
) -> Iterator[AskEvent]:
    """Ask the bot as a visitor would, and count what was used. See `Bot.ask`."""
    for event in bench.bot.ask(question, names=names, token=token):
        yield event
        if isinstance(event, Done) and bench.uses.note(event.answer):
            with contextlib.suppress(HushdeskError):  # a count must not fail an answer
                bench.uses.write(bench.file)


def choose_model(
    bench: Workbench,
    kind: ModelKind,
    *,
    model_name: str = "",
    base_url: str = "",
    allow_host: bool = False,
) -> BotSpec:
    """Let `kind` write the answers.

    Args:
        bench: the open bot.
        kind: `quotes` or a model over HTTP.
        model_name: what the server calls the model.
        base_url: the server's address; empty for a provider's own.
        allow_host: the owner's word that masked text may go to that host.

    Raises:
        PolicyError: `policy_conflict` when the policy keeps text from that host.
    """
    changes: dict[str, Value] = {
        "answers.model": kind,
        "answers.model_name": model_name.strip(),
        "answers.base_url": base_url.strip(),
    }
    if allow_host:
        changes |= host_allowed(bench.spec, provider_address(kind, base_url))
    return bench.change(changes)


def address_of(kind: str, base_url: str = "") -> str:
    """Where the model `kind` would be asked; empty for quotes and where it is not filled in."""
    return provider_address(kind, base_url.strip())


def try_model(bench: Workbench) -> ModelCheck:
    """Try the chosen model with its key: the models it offers, or why it does not work."""
    model = build_model(bench.spec, door=bench.door, secrets=bench.secrets)
    if model is None:
        return ModelCheck(ok=True)
    nameless = bench.spec.answers.model in _NAMED and not model.name
    try:
        if nameless:
            missing = UsageError("model_incomplete", name="answers.model_name")
            return ModelCheck(ok=False, models=tuple(model.models()), error=missing)
        model.check()
    except HushdeskError as error:
        return ModelCheck(ok=False, error=error)
    try:
        return ModelCheck(ok=True, models=tuple(model.models()))
    except HushdeskError:  # not every server lists its models, and none needs to
        return ModelCheck(ok=True)
