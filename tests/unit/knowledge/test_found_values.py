from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest

from builder.core.decision import Decision, Rulings
from builder.core.document import Finding, LoadedDocument, Section, SourceRef
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.knowledge import contact_words
from builder.knowledge.findings import Settled, settle
from builder.knowledge.found_values import PLACES

KEY = b"k" * 32
PATTERNS = {"EMAIL_ADDRESS": r"\w+@\w+\.example", "PERSON": r"(?:Ann|Bo) Lee"}
MASK, KEEP, OUT, ASK = (
    *(DocumentData.MASK, DocumentData.KEEP),
    *(DocumentData.EXCLUDE, DocumentData.ASK),
)


class Finder:
    """Finds two names and the addresses of one domain."""

    def find(self, text: str) -> list[Finding]:
        found = [
            Finding(kind, *match.span(), 1.0)
            for kind, pattern in PATTERNS.items()
            for match in re.finditer(pattern, text)
        ]
        return sorted(found, key=lambda finding: finding.start)


def settled(
    *sections: Section | str,
    action: DocumentData = MASK,
    decisions: tuple[Decision, ...] = (),
    title: str | None = None,
) -> Settled:
    made = tuple(Section(each) if isinstance(each, str) else each for each in sections)
    rulings = Rulings("d1", KEY, decisions)
    loaded, policy = LoadedDocument(made, title=title), DocumentsPolicy(action)
    return settle(loaded, Finder(), policy, rulings, document_id="d1")


def finding_id(kind: str, text: str) -> str:
    return Rulings("d1", KEY).identify(kind, text)[0]


def texts(result: Settled) -> list[str]:
    return [section.text for section in result.document.sections]


def test_each_value_is_noted_once_with_its_count_and_places() -> None:
    one = Section("Ask bo@x.example.", SourceRef(page=1))
    two = Section("bo@x.example or ann@x.example", SourceRef(page=3))

    bo, ann = settled(one, two).values

    assert (bo.sample, bo.count, bo.places) == (
        "b…@…xample",
        2,
        (SourceRef(page=1), SourceRef(page=3)),
    )
    assert (ann.count, ann.places) == (1, (SourceRef(page=3),))
    assert bo.id == finding_id("EMAIL_ADDRESS", "bo@x.example")


def test_rows_of_a_table_are_counted_on() -> None:
    rows = "\n".join(f"Name: {n}; Mail: c{n}@x.example" for n in range(3))

    values = settled(Section(rows, SourceRef(sheet="Customers", row=2), "table")).values

    assert [value.places[0].row for value in values] == [2, 3, 4]


def test_only_the_first_places_are_kept_and_all_are_counted() -> None:
    pages = [Section("bo@x.example", SourceRef(page=n)) for n in range(1, 20)]

    (value,) = settled(*pages).values

    assert (value.count, len(value.places)) == (19, PLACES)


def test_nothing_of_a_value_is_noted_in_clear() -> None:
    sections = [
        Section("Write to Ann Lee, bo@x.example, today.", SourceRef(section="About Ann Lee")),
        Section("bo@x.example", SourceRef(sheet="bo@x.example", row=1), "table"),
    ]

    noted = repr(settled(*sections, action=KEEP, title="For Ann Lee").values)

    assert "Ann Lee" not in noted
    assert "bo@x" not in noted
    assert "About [PERSON]" in noted


def test_the_context_is_some_words_with_every_other_finding_masked() -> None:
    text = f"{'Before all that. ' * 9}Please write to Ann Lee or bo@x.example,\nnot {'later ' * 30}"

    person, _ = settled(text).values

    assert person.context.startswith("…")
    assert "Please write to A… L… or [EMAIL_ADDRESS], not later" in person.context
    assert person.context.endswith("later…")
    assert len(person.context) < 180


def test_a_context_cuts_no_finding_in_two() -> None:
    crowd = " ".join(f"someonewithaverylongname{n}@shop.example" for n in range(9))

    for value in settled(crowd).values:
        assert "@shop" not in value.context
        assert "longname" not in value.context


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        (Decision(KEEP, "", "PERSON"), "Ann Lee: [EMAIL_ADDRESS]. Open at 9."),
        (Decision(OUT, "d1", "PERSON"), " Open at 9."),
        (Decision(KEEP, "d1"), "Ann Lee: ann@x.example. Open at 9."),
        (
            Decision(KEEP, "d1", "EMAIL_ADDRESS", finding_id("EMAIL_ADDRESS", "ann@x.example")),
            "[PERSON]: ann@x.example. Open at 9.",
        ),
        (Decision(KEEP, "d2"), "[PERSON]: [EMAIL_ADDRESS]. Open at 9."),
    ],
)
def test_what_was_decided_counts_and_the_setting_for_the_rest(
    decision: Decision, expected: str
) -> None:
    assert texts(settled("Ann Lee: ann@x.example. Open at 9.", decisions=(decision,))) == [expected]


def test_asking_waits_for_what_nobody_decided_about() -> None:
    text = "Ann Lee or Bo Lee."
    ann = Decision(KEEP, "d1", "PERSON", finding_id("PERSON", "Ann Lee"))
    bo = Decision(MASK, "d1", "PERSON", finding_id("PERSON", "Bo Lee"))

    assert not settled(text, action=ASK, decisions=(ann,)).decided
    both = settled(text, action=ASK, decisions=(ann, bo))
    assert both.decided
    assert texts(both) == ["Ann Lee or [PERSON]."]


def test_a_finding_that_reaches_out_of_what_is_left_out_goes_with_it() -> None:
    class Straddler:
        def find(self, text: str) -> list[Finding]:
            return [
                Finding("PERSON", 0, 3, 1.0),
                Finding("LOCATION", text.index("Mill"), text.index("Leeds") + 5, 1.0),
            ]

    loaded = LoadedDocument((Section("Ann at 12 Mill Lane. Leeds is far. Come soon."),))
    out = (Decision(OUT, "", "PERSON"),)

    left = settle(loaded, Straddler(), DocumentsPolicy(MASK), Rulings("", KEY, out)).document

    assert left.sections[0].text.strip() == "is far. Come soon."


def test_headings_with_what_is_left_out_are_masked_and_kept_ones_stay() -> None:
    section = Section("Open at 9.", SourceRef(section="Ann Lee, bo@x.example"))
    decisions = (Decision(OUT, "", "PERSON"), Decision(KEEP, "", "EMAIL_ADDRESS"))

    result = settled(section, decisions=decisions)

    assert result.document.sections[0].ref.section == "[PERSON], bo@x.example"


class Flagging(Finder):
    """Points out an illness, and takes all texts of a document at once."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def find(self, text: str) -> list[Finding]:
        raise AssertionError(text)

    def find_in_document(
        self, texts: list[str], spoken: Callable[[str], bool]
    ) -> list[list[Finding]]:
        assert spoken("We know asthma well and it is no matter.")
        self.batches.append(texts)
        return [super(Flagging, self).find(text) for text in texts]

    def flag(self, text: str) -> list[Finding]:
        return [Finding("SPECIAL_CATEGORY", *m.span(), 1.0) for m in re.finditer("asthma", text)]


@pytest.mark.parametrize("action", list(DocumentData))
def test_what_is_only_pointed_out_stays_until_the_owner_says_otherwise(
    action: DocumentData,
) -> None:
    loaded = LoadedDocument((Section("We know asthma well. Come.", SourceRef(page=1)),))

    told = settle(loaded, Flagging(), DocumentsPolicy(action))
    masked = settle(
        loaded,
        Flagging(),
        DocumentsPolicy(action),
        Rulings("", KEY, [Decision(MASK, "", "SPECIAL_CATEGORY")]),
    )

    assert told.decided
    assert (told.findings, texts(told)) == (
        {"SPECIAL_CATEGORY": 1},
        ["We know asthma well. Come."],
    )
    assert [value.sample for value in told.values] == ["a…"]
    assert texts(masked) == ["We know [SPECIAL_CATEGORY] well. Come."]


def test_all_texts_of_a_document_are_read_together() -> None:
    finder = Flagging()
    sections = tuple(Section(f"Part {n}", SourceRef(section="About")) for n in range(250))

    settle(LoadedDocument(sections, title="All"), finder, DocumentsPolicy(MASK))

    assert [len(batch) for batch in finder.batches] == [252]


@pytest.mark.parametrize(
    ("text", "heading", "contact"),
    [
        ("Contact us: bo@x.example", "", True),
        ("Rufen Sie uns an oder schreiben Sie: bo@x.example", "", True),
        ("Escríbanos a bo@x.example", "", True),
        ("bo@x.example", "Legal › Imprint", True),
        ("bo@x.example", "Impressum", True),
        ("Name: Bo; Contact: bo@x.example", "", False),
        ("bo@x.example", "Customer contacts", False),
        ("bo@x.example", "Contact › Complaints of 2024", False),
    ],
)
def test_words_beside_a_value_say_that_it_may_be_the_businesss_own(
    text: str, heading: str, contact: bool
) -> None:
    (value,) = settled(Section(text, SourceRef(section=heading or None))).values

    assert value.contact is contact


@pytest.mark.parametrize(
    ("name", "contacts"),
    [
        ("contact-us.html", True),
        ("https://shop.example/impressum", True),
        ("Über uns.docx", True),
        ("contacts.xlsx", False),
        ("Customer contact list.xlsx", False),
        ("prices.pdf", False),
    ],
)
def test_pages_of_contacts_are_known_by_name(name: str, contacts: bool) -> None:
    assert contact_words.name_contacts(name) is contacts


def test_many_findings_in_one_section_take_no_time_to_speak_of() -> None:
    text = " ".join(f"c{n}@x.example wrote." for n in range(10_000))
    find = Finder().find
    began = time.thread_time()
    find(text)
    found = time.thread_time() - began

    began = time.thread_time()
    result = settled(text, decisions=(Decision(OUT, "d1", "EMAIL_ADDRESS"),))
    took = time.thread_time() - began

    assert len(result.values) == 10_000
    assert took < 10 + 20 * found
