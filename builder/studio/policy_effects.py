"""What a change of settings would mean, told before it is saved; and which settings are risky."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from builder.core import setting
from builder.core.bot import BotSpec, ModelKind
from builder.core.document import Document, Outcome
from builder.core.policy import PERSON, DocumentData, MessageData
from builder.core.setting import Value
from builder.privacy.papers.processors import ANSWERS, country, known_country, used_outside
from builder.studio import documents, privacy
from builder.studio.bots import Workbench
from builder.studio.findings import left_undecided
from builder.studio.readings import Rulebook
from builder.studio.spec_check import check
from builder.system import texts
from builder.vault.botfile import BotFile

LONG_DAYS = 180
"""Conversations that are kept longer than this need a reason that few businesses have."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What saving a change would do.

    Attributes:
        says: a sentence each, what follows from it.
        warns: a sentence each, what is risky about the settings as they would be.
    """

    says: tuple[str, ...]
    warns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Danger:
    """A risky setting, or some that are risky together; its words are `dangers.<code>`."""

    code: str
    params: Mapping[str, str | int]

    def sentence(self, language: str) -> str:
        """What is risky, and what would be better."""
        return texts.say(f"dangers.{self.code}", language, **self.params)


def effects(bench: Workbench, changes: Mapping[str, Value], language: str) -> Effects:
    """What `changes` would mean; nothing when they change nothing.

    Raises:
        UsageError: `bad_value`.
        PolicyError: `policy_conflict`.
    """
    old, new = bench.spec, check(setting.change(bench.spec, changes))
    if new == old:
        return Effects((), ())
    said = privacy.preview(bench, changes, language)
    says = [*said, *_travels(old, new, language), *_to_documents(bench, new, language)]
    says += [*_to_conversations(old, new, language), *_to_a_host(bench, language)]
    found = dangers(new, language, known=bench.file.documents.all() if _tells(new) else None)
    return Effects(tuple(dict.fromkeys(says)), tuple(each.sentence(language) for each in found))


def dangers(spec: BotSpec, language: str, *, known: list[Document] | None = None) -> list[Danger]:
    """What is risky about the settings of `spec`, the gravest first.

    Args:
        spec: the settings.
        language: of the countries' names.
        known: the bot's documents, where it matters how much personal data stands in them.
    """
    return list(_dangers(spec, language, known or []))


def _dangers(spec: BotSpec, language: str, known: list[Document]) -> Iterator[Danger]:
    policy = spec.privacy
    days, used = policy.transcripts.days, used_outside(spec)
    hosts = ", ".join(dict.fromkeys(host for _, host in used))
    open_words = policy.messages.personal_data is MessageData.KEEP
    documents_open = policy.documents.personal_data is DocumentData.KEEP
    names_open = not documents_open and _tells(spec)
    if used and open_words and days >= LONG_DAYS:
        yield Danger("open_and_long", {"hosts": hosts, "days": days})
    elif used and open_words:
        yield Danger("open_words", {"hosts": hosts})
    if used and open_words and not policy.messages.mask_numbers:
        yield Danger("open_numbers", {"hosts": hosts})
    if used and not policy.consent.required:
        yield Danger("unasked_outside", {"hosts": hosts})
    if used and documents_open:
        yield Danger("open_documents", {"hosts": hosts})
    if used and names_open:
        yield Danger("open_names", {"hosts": hosts})
    if holding := _telling(spec, known):
        yield Danger("names_told" if names_open else "told_to_visitors", {"count": holding})
    if days > LONG_DAYS and not (used and open_words):
        yield Danger("kept_long", {"days": days})
    unknown = [host for _, host in used if known_country(host, language) is None]
    if unknown:
        yield Danger("unknown_country", {"hosts": ", ".join(dict.fromkeys(unknown))})


def _tells(spec: BotSpec) -> bool:
    """Whether personal data in documents may be told, or names of people alone."""
    rule = spec.privacy.documents
    return DocumentData.KEEP in {rule.personal_data, rule.action(PERSON)}


def _telling(spec: BotSpec, known: list[Document]) -> int:
    """How many documents in use hold what visitors may be told under the settings of `spec`."""
    kept = spec.privacy.documents.action
    ready = [each for each in known if each.outcome is Outcome.READY]
    return sum(1 for each in ready if DocumentData.KEEP in map(kept, each.findings))


@dataclass(frozen=True, slots=True)
class _Would:
    """The open bot as it would be: all that is asked to tell which documents are outdated."""

    file: BotFile
    spec: BotSpec


def _travels(old: BotSpec, new: BotSpec, language: str) -> Iterator[str]:
    """Where words would go that did not go there before, or not like that."""
    before = {(use, _as_typed(old)) for use in used_outside(old)}
    for use in used_outside(new):
        if (use, _as_typed(new)) not in before:
            purpose, host = use
            key = f"effects.{purpose}_{'open' if _as_typed(new) else 'masked'}"
            yield texts.say(key, language, host=host, country=country(host, language))
    used = {host for _, host in used_outside(new)}
    for host in new.privacy.hosts:
        if host not in old.privacy.hosts and host not in used:
            place = country(host, language)
            yield texts.say("effects.spare_host", language, host=host, country=place)
    gone = [host for use, host in used_outside(old) if use == ANSWERS and host not in used]
    if gone and new.answers.model is ModelKind.QUOTES:
        yield texts.say("effects.no_longer", language, host=", ".join(gone))


def _as_typed(spec: BotSpec) -> bool:
    return spec.privacy.messages.personal_data is MessageData.KEEP


def _to_documents(bench: Workbench, new: BotSpec, language: str) -> Iterator[str]:
    old = bench.spec
    if (new.privacy.documents, new.business) == (old.privacy.documents, old.business):
        return  # this is asked with every key that is pressed
    would = cast("Workbench", _Would(bench.file, new))
    read = documents.outdated(would)
    if read:
        yield texts.say("effects.read_again", language, count=len(read))
    book = Rulebook(would)
    stop = [e for e in read if e.outcome is Outcome.READY and left_undecided(would, e, book)]
    if stop:
        yield texts.say("effects.will_wait", language, count=len(stop))


def _to_conversations(old: BotSpec, new: BotSpec, language: str) -> Iterator[str]:
    days = new.privacy.transcripts.days
    if days < old.privacy.transcripts.days:
        key = "effects.erased" if days else "effects.all_erased"
        yield texts.say(key, language, days=days)
    if old.privacy.consent != new.privacy.consent and new.privacy.consent.required:
        yield texts.say("effects.asked_anew", language)


def _to_a_host(bench: Workbench, language: str) -> Iterator[str]:
    if bench.file.facts.get("bundle_version"):
        yield texts.say("effects.next_bundle", language)
