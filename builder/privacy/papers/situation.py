"""What the settings of a bot mean for its papers: conditions that hold, values, lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from builder.core import setting
from builder.core.bot import BotSpec, EmbedderKind, LawfulBasis, ModelKind
from builder.core.handover import PassedOn
from builder.core.policy import DocumentData, MessageData, NameData, Network
from builder.privacy.papers.countries import country_name
from builder.privacy.papers.processors import (
    ANSWERS,
    FIELDS,
    SEARCH,
    Processor,
    outside_hosts,
    processors,
)
from builder.privacy.papers.template import Filling
from builder.system import texts

_RECEIPT_DAYS = 365
"""How long a host keeps the proof of consent; longer than what it allowed."""

_VISITOR_TERMS = frozenset({"receipts", "notes", "requests"})
"""What is kept of visitors beside their chats."""

_BLANKS = {
    "business": "business.name",
    "address": "business.address",
    "country": "business.country",
    "privacy_contact": "business.privacy_contact",
    "authority": "business.authority",
    "basis": "business.basis",
    "contact": "contact.email",
}
"""Which setting a value of a paper comes from."""


def situation(spec: BotSpec, language: str) -> Filling:
    """What a paper in `language` can say of `spec`, from the settings alone."""
    policy = spec.privacy
    found = processors(spec, language)
    flags = set(_flags(spec, found))
    values = {
        "bot": spec.name,
        "title": spec.appearance.title or spec.name,
        "business": spec.business.name,
        "address": spec.business.address,
        "country": country_name(spec.business.country, language),
        "privacy_contact": spec.business.privacy_contact or spec.contact.email,
        "authority": spec.business.authority,
        "basis": _basis(spec, language),
        "hosting": spec.business.hosting,
        "contact": ", ".join(_contacts(spec)),
        "days": str(policy.transcripts.days),
        "history": str(_given(spec, "privacy.messages.history", 6)),
        "disclosure": texts.say("widget.disclosure", language),
        "hosts": ", ".join(outside_hosts(spec)),
        "spare_hosts": ", ".join(_spare_hosts(spec)),
        "allowed_hosts": ", ".join(policy.hosts) or "–",
        "sites": ", ".join(spec.site.allowed_origins),
        "model_name": spec.answers.model_name or "–",
        "model_address": urlsplit(spec.answers.base_url).netloc or "–",
        "embedder_model": spec.search.embedder_model or "–",
        "processors": ", ".join(each.name for each in found),
        "to_write": texts.say("papers.to_write", language),
    }
    return Filling(
        flags=flags,
        known=KNOWN,
        values=values,
        lists={
            "processors": [_entry(each, language) for each in found],
            "rules": list(_rules(spec, language)),
            "terms": list(_terms(spec, language)),
            "visitor_terms": [
                term for term in _terms(spec, language) if term["name"] in _VISITOR_TERMS
            ],
        },
        settings=_BLANKS,
        labels={name: blank_label(name, language) for name in (*_BLANKS, *FIELDS)},
    )


def widened(
    filling: Filling,
    *,
    flags: Mapping[str, bool] | None = None,
    values: Mapping[str, str] | None = None,
    lists: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
    labels: Mapping[str, str] | None = None,
) -> Filling:
    """`filling` with more that holds or not, more values, lists and words for blanks."""
    flags = flags or {}
    return replace(
        filling,
        flags=frozenset(filling.flags) | {name for name, holds in flags.items() if holds},
        known=frozenset(filling.known) | set(flags),
        values={**filling.values, **(values or {})},
        lists={**filling.lists, **(lists or {})},
        labels={**filling.labels, **(labels or {})},
    )


def blank_label(name: str, language: str) -> str:
    """What a blank in the place of the value `name` asks for."""
    return texts.say(f"papers.blank.{name}", language)


KNOWN = frozenset(
    {
        *("quotes", "model", "model_here", "model_outside"),
        *("search_builtin", "search_here", "search_outside"),
        *("outside", "local", "network_none", "network_chosen", "spare_hosts", "leaves_eea"),
        *(
            "masks",
            "keeps",
            "numbers",
            "history",
            "rights_in_chat",
            "consent",
            "transcripts",
            "hosting",
            "processors",
            "sites",
        ),
        *("documents_mask", "documents_ask", "documents_exclude", "documents_keep"),
        *("names_same", "names_mask", "names_ask", "names_keep"),
        *("basis_consent", "basis_contract", "basis_interests", "basis_undecided"),
        *(
            "email",
            "phone",
            "page",
            "reachable",
            "passes_on",
            "passes_talk",
            "named",
            "sources",
            "served",
        ),
    }
)
"""The conditions that settings decide."""


def _flags(spec: BotSpec, found: Sequence[Processor]) -> Iterator[str]:
    policy, outside = spec.privacy, outside_hosts(spec)
    quotes = spec.answers.model is ModelKind.QUOTES
    model_outside = any(ANSWERS in purposes for purposes in outside.values())
    search_outside = any(SEARCH in purposes for purposes in outside.values())
    builtin = spec.search.embedder is EmbedderKind.BUILTIN
    holds = {
        "quotes": quotes,
        "model": not quotes,
        "model_outside": model_outside,
        "model_here": not quotes and not model_outside,
        "search_builtin": builtin,
        "search_outside": search_outside,
        "search_here": not builtin and not search_outside,
        "outside": bool(outside),
        "local": not outside,
        "network_none": policy.network is Network.NONE,
        "network_chosen": policy.network is Network.CHOSEN,
        "spare_hosts": bool(_spare_hosts(spec)),
        "leaves_eea": any(each.leaves_eea for each in found),
        "masks": policy.messages.personal_data is MessageData.MASK,
        "keeps": policy.messages.personal_data is MessageData.KEEP,
        "numbers": bool(_given(spec, "privacy.messages.mask_numbers", False)),
        "history": bool(_given(spec, "privacy.messages.history", 6)),
        "rights_in_chat": _is_said("widget.data.freeze"),
        "consent": policy.consent.required,
        "transcripts": policy.transcripts.days > 0,
        "hosting": bool(spec.business.hosting.strip()),
        "processors": bool(found),
        "sites": bool(spec.site.allowed_origins),
        "email": bool(spec.contact.email),
        "phone": bool(spec.contact.phone),
        "page": bool(spec.contact.page),
        "reachable": spec.contact.reachable,
        "passes_on": spec.handover.ready,
        "passes_talk": spec.handover.passes_on is PassedOn.TALK,
        "named": bool(spec.business.name.strip()),
        "sources": spec.answers.show_sources,
        **{f"documents_{word}": policy.documents.personal_data is word for word in DocumentData},
        **{f"names_{word}": policy.documents.plain.names is word for word in NameData},
        **{f"basis_{word}": spec.business.basis is word for word in LawfulBasis},
    }
    return (name for name, is_so in holds.items() if is_so)


def _spare_hosts(spec: BotSpec) -> list[str]:
    """Hosts that are allowed though nothing is sent there under these settings."""
    if spec.privacy.network is Network.NONE:
        return []
    used = outside_hosts(spec)
    return [host for host in spec.privacy.hosts if host.lower() not in used]


def receipt_days(spec: BotSpec) -> int:
    """How many days a host keeps the proof of what a visitor agreed to."""
    return int(str(_given(spec, "privacy.retention.receipts", _RECEIPT_DAYS)))


def _terms(spec: BotSpec, language: str) -> Iterator[dict[str, str]]:
    """What is kept for so many days beside transcripts; nothing that is not kept at all."""
    days = {"receipts": receipt_days(spec)}
    for entry in setting.catalogue():
        head, _, name = entry.name.rpartition(".")
        if head == "privacy.retention":
            days[name] = int(str(setting.get(spec, entry.name)))
    if not spec.privacy.transcripts.days:
        days.pop("notes", None)
    if not spec.handover.ready:
        days.pop("handovers", None)
    for name, count in days.items():
        if count and _is_said(f"papers.term.{name}"):
            what = texts.say(f"papers.term.{name}", language)
            yield {"name": name, "what": what, "term": str(count)}


def _given(spec: BotSpec, name: str, otherwise: setting.Value) -> setting.Value:
    """The value of a setting, or `otherwise` where this version has no such setting."""
    if name in {entry.name for entry in setting.catalogue()}:
        return setting.get(spec, name)
    return otherwise


def _is_said(key: str) -> bool:
    """Whether there is such a text: what the widget has no words for it does not offer."""
    try:
        texts.say(key)
    except KeyError:
        return False
    return True


def _contacts(spec: BotSpec) -> list[str]:
    contact = spec.contact
    return [way for way in (contact.email, contact.phone, contact.page) if way]


def _basis(spec: BotSpec, language: str) -> str:
    basis = spec.business.basis
    if basis is LawfulBasis.UNDECIDED:
        return ""
    return texts.say(f"settings.business.basis.{basis}.paper", language)


def _entry(processor: Processor, language: str) -> dict[str, str]:
    purposes = [texts.say(f"papers.purpose.{each}", language) for each in processor.purposes]
    known = texts.say("papers.known_on", language, day=processor.checked, source=processor.source)
    told = texts.say("papers.told_by_owner", language)
    return {
        **processor.facts,
        "host": processor.host,
        "name": processor.name,
        "purpose": ", ".join(purposes),
        "checked": known if processor.checked else told,
        "setting": "business.processors",
    }


def _rules(spec: BotSpec, language: str) -> Iterator[dict[str, str]]:
    """Every rule of the policy with its value, so that no toggle is left out of the papers."""
    for entry in setting.catalogue():
        if not entry.name.startswith("privacy.") or entry.multiline:
            continue
        value = setting.get(spec, entry.name)
        yield {
            "rule": texts.say(f"settings.{entry.name}.title", language),
            "value": _shown(entry.name, entry.kind, value, language),
        }


def _shown(name: str, kind: str, value: setting.Value, language: str) -> str:
    if kind in {"choice", "toggle"}:
        return texts.say(f"settings.{name}.{str(value).lower()}.label", language)
    if isinstance(value, tuple):
        return ", ".join(value) or "–"
    shown = str(value) if value != "" else "–"
    try:
        return f"{shown} {texts.say(f'settings.{name}.unit', language)}"
    except KeyError:
        return shown
