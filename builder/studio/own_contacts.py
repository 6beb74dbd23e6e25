"""Offers what the documents tell as the business's own, so that its owner need not type it.

Nothing of an offer is kept in clear: it is read from the encrypted originals when it is shown, and
what the owner declines is remembered by its keyed hash.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.core.decision import FoundValue, value_hash
from builder.core.document import Document, LoadedDocument
from builder.core.errors import DocumentError
from builder.core.progress import CancelToken
from builder.knowledge.contact_words import name_contacts
from builder.knowledge.preparation import parse_as
from builder.studio.bots import Workbench

MOST = 12
"""Offers at a time: more than that is a list of customers, not of a business's contacts."""

_SEVERAL, _MANY = 2, 3
_PEOPLE = frozenset({"PERSON"})
_CONTACTS = frozenset(
    {"EMAIL_ADDRESS", "PHONE_NUMBER", "URL", "IBAN_CODE", "LOCATION", "ADDRESS", "STREET_ADDRESS"}
    | {"POSTAL_ADDRESS", "ORGANIZATION"}
)
_PLACES = frozenset({"LOCATION", "ORGANIZATION"})
_SHARED_DIGITS = 8


class Reason(StrEnum):
    """Why something seems to be the business's own."""

    CONTACT_PAGE = "contact_page"
    CONTACT_WORDS = "contact_words"
    MANY_PLACES = "many_places"
    SEVERAL_DOCUMENTS = "several_documents"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that seems to be the business's own.

    Attributes:
        id: the keyed hash of the value.
        text: as it stands in a document.
        person: whether it is a name, and joins `business.people`.
        documents: the names of those it stands in.
        likely: whether it is offered ticked; a name never is.
    """

    id: str
    entity_type: str
    text: str
    person: bool
    documents: tuple[str, ...]
    reasons: tuple[Reason, ...]
    likely: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    value: str
    entity_type: str
    documents: tuple[str, ...]
    reasons: tuple[Reason, ...]


def offers(
    bench: Workbench,
    *,
    known: MutableMapping[str, str] | None = None,
    token: CancelToken | None = None,
) -> list[Offer]:
    """What seems to be the business's own and is neither told nor declined yet, likeliest first.

    `known` are the texts of earlier offers by their ids, in memory: those that are missing are
    read from the originals, and put there.

    Raises:
        Cancelled: when `token` asked for it.
    """
    documents = {document.id: document for document in bench.file.documents.all()}
    candidates = _candidates(bench, documents)[:MOST]
    texts = known if known is not None else {}
    _read_texts(bench, candidates, documents, texts, token)
    find = bench.bot.gate.detector.find
    made = [
        _offer(candidate, texts[candidate.value], documents)
        for candidate in candidates
        if find(texts.get(candidate.value, ""))
    ]
    return _without_twins(made)


def accept(bench: Workbench, accepted: Iterable[Offer]) -> int:
    """Tell the gate that these are the business's own; how many are new.

    Documents that hold them are read again by `documents.read_again`.
    """
    accepted = list(accepted)
    business = bench.spec.business
    people = [_entry(each) for each in accepted if each.person]
    contacts = [_entry(each) for each in accepted if not each.person]
    now_people = tuple(dict.fromkeys((*business.people, *people)))
    now_contacts = tuple(dict.fromkeys((*business.contacts, *contacts)))
    new = len(now_people) + len(now_contacts) - len(business.people) - len(business.contacts)
    if new:
        bench.change({"business.contacts": now_contacts, "business.people": now_people})
        bench.file.audit.record("own_contacts_told", count=new)
    return new


def decline(bench: Workbench, declined: Iterable[Offer]) -> None:
    """Offer these no more: they are somebody else's, and treated like every finding."""
    ids = [each.id for each in declined]
    for value in ids:
        bench.file.decisions.decline(value)
    if ids:
        bench.file.audit.record("own_contacts_declined", count=len(ids))


def _candidates(bench: Workbench, documents: Mapping[str, Document]) -> list[_Candidate]:
    declined = bench.file.decisions.declined()
    pages = {each.id for each in documents.values() if _is_contact_page(each)}
    rows = bench.file.findings.repeated(pages)
    crowded = _crowds(rows, pages)
    by_value: dict[tuple[str, str], list[FoundValue]] = defaultdict(list)
    for row in rows:
        if row.entity_type in _CONTACTS | _PEOPLE and row.value not in declined:
            by_value[row.value, row.entity_type].append(row)
    made = []
    for (value, entity_type), found in by_value.items():
        reasons = tuple(_reasons(found, pages, crowded))
        if _is_offered(entity_type, reasons, len(found)):
            where = tuple(row.document_id for row in found)
            made.append(_Candidate(value, entity_type, where, reasons))
    return sorted(made, key=_rank)


def _reasons(
    found: Sequence[FoundValue],
    pages: set[str],
    crowded: set[tuple[str, str]],
) -> Iterator[Reason]:
    clear = [row for row in found if (row.document_id, row.entity_type) not in crowded]
    if any(row.document_id in pages for row in clear):
        yield Reason.CONTACT_PAGE
    if any(row.contact for row in clear):
        yield Reason.CONTACT_WORDS
    if any(row.count >= _MANY and len(row.places) >= _MANY for row in clear):
        yield Reason.MANY_PLACES
    if len(found) >= _SEVERAL:
        yield Reason.SEVERAL_DOCUMENTS


def _crowds(rows: Iterable[FoundValue], pages: set[str]) -> set[tuple[str, str]]:
    """Documents with so many hints of a type that they are a list of other people."""
    hinted = Counter(
        (row.document_id, row.entity_type)
        for row in rows
        if row.contact or row.document_id in pages
    )
    return {where for where, count in hinted.items() if count > MOST}


def _is_offered(entity_type: str, reasons: Sequence[Reason], documents: int) -> bool:
    told = Reason.CONTACT_PAGE in reasons or Reason.CONTACT_WORDS in reasons
    if entity_type in _PEOPLE | _PLACES:
        return told or documents >= _MANY
    return told or Reason.MANY_PLACES in reasons or documents >= _SEVERAL


def _rank(candidate: _Candidate) -> tuple[bool, int, int, str]:
    told = {Reason.CONTACT_PAGE, Reason.CONTACT_WORDS} & set(candidate.reasons)
    return (
        candidate.entity_type in _PEOPLE,
        -len(told),
        -len(candidate.documents),
        candidate.entity_type,
    )


def _is_contact_page(document: Document) -> bool:
    named = document.source if (document.source or "").startswith("http") else document.name
    return any(name_contacts(each) for each in (named, document.title) if each)


def _read_texts(
    bench: Workbench,
    candidates: Sequence[_Candidate],
    documents: Mapping[str, Document],
    texts: MutableMapping[str, str],
    token: CancelToken | None,
) -> None:
    """Find the words of each candidate in as few originals as will do, the quickest first."""
    missing = {each.value: each for each in candidates if each.value not in texts}
    while missing:
        holders = Counter(where for each in missing.values() for where in each.documents)
        best = max(holders, key=lambda where: _ease(documents.get(where), holders[where]))
        document = documents.get(best)
        if document is not None:
            for value, text in _values_in(bench, document, token):
                if value in missing:
                    texts.setdefault(value, text)
        left: dict[str, _Candidate] = {}
        for value, each in missing.items():
            elsewhere = tuple(where for where in each.documents if where != best)
            if value not in texts and elsewhere:
                left[value] = _Candidate(value, each.entity_type, elsewhere, each.reasons)
            elif value not in texts:
                texts[value] = ""  # so that nobody looks for it at every turn
        missing = left


def _ease(document: Document | None, held: int) -> tuple[bool, int, int]:
    if document is None:
        return False, 0, 0
    return "ocr" not in document.stripped, held, -document.size


def _values_in(
    bench: Workbench, document: Document, token: CancelToken | None
) -> Iterator[tuple[str, str]]:
    original = bench.file.documents.original(document.id)
    if original is None:
        return
    try:
        loaded = parse_as(document, original, token=token).document
    except DocumentError:  # it could be read once: then there is no offer of what it alone holds
        return
    key, find = bench.file.decisions.key(), bench.bot.gate.detector.find
    for text in _texts_of(loaded):
        for finding in find(text):
            value = text[finding.start : finding.end]
            yield value_hash(key, value), " ".join(value.split())


def _texts_of(loaded: LoadedDocument) -> Iterator[str]:
    yield loaded.title or ""
    names: dict[str, None] = {}
    for section in loaded.sections:
        yield section.text
        names |= dict.fromkeys(filter(None, (section.ref.section, section.ref.sheet)))
    yield from names


def _offer(candidate: _Candidate, text: str, documents: Mapping[str, Document]) -> Offer:
    person = candidate.entity_type in _PEOPLE
    told = {Reason.CONTACT_PAGE, Reason.CONTACT_WORDS} & set(candidate.reasons)
    names = sorted(documents[where].name for where in candidate.documents if where in documents)
    return Offer(
        id=candidate.value,
        entity_type=candidate.entity_type,
        text=text,
        person=person,
        documents=tuple(names),
        reasons=candidate.reasons,
        likely=not person and bool(told or len(names) >= _MANY),
    )


def _without_twins(made: Sequence[Offer]) -> list[Offer]:
    """One offer for a phone number, however many ways it is written in; the longest."""
    kept: list[Offer] = []
    for offer in sorted(made, key=lambda each: -len(each.text)):
        if not any(_same_number(offer, other) for other in kept):
            kept.append(offer)
    return [offer for offer in made if offer in kept]


def _same_number(one: Offer, other: Offer) -> bool:
    if {one.entity_type, other.entity_type} != {"PHONE_NUMBER"}:
        return False
    tails = {"".join(filter(str.isdigit, each.text))[-_SHARED_DIGITS:] for each in (one, other)}
    return len(tails) == 1


def _entry(offer: Offer) -> str:
    """As the setting keeps it: a semicolon would part it in two."""
    return offer.text.replace(";", ",").strip()
