from __future__ import annotations

import re

import pytest

from builder.core.document import Finding, LoadedDocument, Section, SourceRef
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.knowledge.findings import Settled, settle

MAIL = re.compile(r"\S+@\S+\.example")


class MailFinder:
    """Finds e-mail addresses of one domain."""

    def find(self, text: str) -> list[Finding]:
        return [Finding("EMAIL_ADDRESS", *m.span(), 1.0) for m in MAIL.finditer(text)]


LOADED = LoadedDocument(
    sections=(
        Section("We open at 9. Write to bo@x.example for more! See you.", SourceRef(page=1)),
        Section(
            "Name: Bo; Mail: bo@x.example\nName: Tea; Price: 3 €",
            SourceRef(sheet="bo@x.example", row=2, section="About bo@x.example"),
            "table",
        ),
        Section("ann@x.example", SourceRef(section="About bo@x.example")),
    ),
    title="Letter to ann@x.example",
)


def _settled(action: DocumentData) -> Settled:
    return settle(LOADED, MailFinder(), DocumentsPolicy(action))


@pytest.mark.parametrize("action", list(DocumentData))
def test_everything_is_counted_whatever_happens_to_it(action: DocumentData) -> None:
    settled = _settled(action)

    # Three in the texts, one in the title, one in a heading that stands twice, one in a sheet.
    assert settled.findings == {"EMAIL_ADDRESS": 6}
    assert settled.decided is (action is not DocumentData.ASK)


def test_masking_reaches_titles_headings_and_sheets() -> None:
    document = _settled(DocumentData.MASK).document

    assert document.title == "Letter to [EMAIL_ADDRESS]"
    assert [section.text for section in document.sections] == [
        "We open at 9. Write to [EMAIL_ADDRESS] for more! See you.",
        "Name: Bo; Mail: [EMAIL_ADDRESS]\nName: Tea; Price: 3 €",
        "[EMAIL_ADDRESS]",
    ]
    assert document.sections[1].ref == SourceRef(
        sheet="[EMAIL_ADDRESS]", row=2, section="About [EMAIL_ADDRESS]"
    )


def test_leaving_out_takes_the_sentence_or_the_row() -> None:
    document = _settled(DocumentData.EXCLUDE).document

    assert [section.text.strip() for section in document.sections] == [
        "We open at 9.  See you.",
        "Name: Tea; Price: 3 €",
    ]
    assert document.title == "Letter to [EMAIL_ADDRESS]"


def test_keeping_changes_nothing() -> None:
    assert _settled(DocumentData.KEEP).document == LOADED


def test_what_waits_for_the_owners_word_is_masked_until_then() -> None:
    assert _settled(DocumentData.ASK).document == _settled(DocumentData.MASK).document


def test_a_document_without_findings_needs_no_word_of_the_owner() -> None:
    loaded = LoadedDocument(sections=(Section("Open at 9."),))

    settled = settle(loaded, MailFinder(), DocumentsPolicy(DocumentData.ASK))

    assert settled == Settled(loaded, {}, decided=True)
