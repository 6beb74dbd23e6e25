"""`hushdesk findings`, as scripts see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Inline

CUSTOMERS = (
    "Name,Mail,Phone\nAnn,ann.lee@mail.example,020 7946 0958\nBo,bo@mail.example,020 7946 0111\n"
)
CONTACT = "# Contact us\n\nWrite to hello@willow.example or call +44 113 496 0000.\n"
BOT = ("--bot", "Willow")


@pytest.fixture
def terminal(tmp_path: Path) -> Inline:
    made = Inline(tmp_path / "terminal")
    made.run("new", "Willow")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "customers.csv").write_text(CUSTOMERS)
    (docs / "contact.md").write_text(CONTACT)
    made.run("add", *BOT, docs)
    return made


def test_findings_are_listed_and_decided_by_type_document_and_one(terminal: Inline) -> None:
    listed = terminal.run("findings", *BOT, "customers.csv")
    mails = [row for row in listed.rows if row["type"] == "EMAIL_ADDRESS"]
    assert {(row["decision"], row["decided_by"]) for row in listed.rows} == {("mask", "setting")}
    assert (mails[0]["sample"], mails[0]["places"], mails[0]["count"]) == (
        *("a…@…example", [{"row": 2}]),
        1,
    )
    assert "never all" in listed.errors
    assert "ann.lee" not in str(listed.rows)

    read = terminal.run("findings", *BOT, "--one", mails[0]["id"], "--keep").rows
    assert [(row["document"], row["outcome"]) for row in read] == [("customers.csv", "ready")]
    terminal.run(
        "findings", *BOT, "--document", "customers.csv", "--type", "PHONE_NUMBER", "--mask"
    )
    (passage,) = terminal.run("passages", *BOT, "customers.csv").rows
    assert "; Mail: ann.lee@mail.example; Phone: [PHONE_NUMBER]" in passage["text"]
    kept = terminal.run("findings", *BOT, "--one", mails[0]["id"]).row
    assert (kept["decision"], kept["decided_by"]) == ("keep", "owner")

    terminal.run("findings", *BOT, "--type", "EMAIL_ADDRESS", "--leave-out")
    rows = terminal.run("documents", *BOT).row["documents"]
    assert {row["document"]: row["outcome"] for row in rows} == {
        "contact.md": "failed",  # its one sentence held an address
        "customers.csv": "failed",
    }
    terminal.run("findings", *BOT, "--type", "EMAIL_ADDRESS", "--as-set")
    rows = terminal.run("documents", *BOT).row["documents"]
    assert {row["outcome"] for row in rows} == {"ready"}


def test_what_waits_is_told_and_blocks_the_export(terminal: Inline, tmp_path: Path) -> None:
    terminal.run("set", *BOT, "privacy.documents.personal_data=ask", "contact.email=a@b.example")
    told = terminal.run("findings", *BOT, "--read-again")
    assert {row["outcome"] for row in told.rows} == {"review"}
    assert "findings_undecided" in told.errors
    key = terminal.secret("bundle", "a passphrase for the bundle that is long")
    export = ("export", *BOT, "--to", tmp_path / "b.hush", "--passphrase-file", key)
    refused = terminal.run(*export, expect=1).row["error"]
    assert refused["code"] == "launch_blocked"
    assert "undecided_findings" in str(refused) + str(terminal.run(*export, expect=1).errors)

    terminal.run("findings", *BOT, "customers.csv", "--mask")
    terminal.run("findings", *BOT, "contact.md", "--keep")

    assert terminal.run(*export).row["version"] == 1


def test_the_businesss_own_are_offered_accepted_and_declined(terminal: Inline) -> None:
    offers = terminal.run("findings", *BOT, "--own").rows
    assert [(row["text"], row["setting"], row["likely"]) for row in offers] == [
        ("hello@willow.example", "business.contacts", True),
        ("+44 113 496 0000", "business.contacts", True),
    ]
    assert set(offers[0]["reasons"]) == {"contact_page", "contact_words"}

    terminal.run("findings", *BOT, "--decline", offers[1]["id"])
    read = terminal.run("findings", *BOT, "--accept", "all").rows

    assert "contact.md" in {row["document"] for row in read}
    shown = terminal.run("show", *BOT).row
    assert shown["business.contacts"] == "hello@willow.example"
    assert terminal.run("findings", *BOT, "--own").rows == []
    gone = terminal.run("findings", *BOT, "--accept", "gone", expect=2)
    assert gone.row["error"]["code"] == "offer_gone"


@pytest.mark.parametrize(
    ("words", "code", "expect"),
    [
        (("--keep",), "findings_scope", 2),
        (("--one", "gone", "--mask"), "finding_gone", 2),
        (("--type", "nobody", "--mask"), "unknown_entity_type", 2),
        (("gone.txt",), "unknown_document", 1),
        (("contact.md", "--document", "customers.csv"), "findings_scope", 2),
    ],
)
def test_what_cannot_be_decided_is_refused(
    terminal: Inline, words: tuple[str, ...], code: str, expect: int
) -> None:
    assert terminal.run("findings", *BOT, *words, expect=expect).row["error"]["code"] == code


def test_documents_that_stand_as_an_earlier_rule_read_them_are_not_exported(
    terminal: Inline, tmp_path: Path
) -> None:
    rule = "privacy.documents.personal_data"
    assert "documents_outdated" in terminal.run("set", *BOT, f"{rule}=keep").errors
    terminal.run("findings", *BOT, "--read-again")
    told = terminal.run("set", *BOT, f"{rule}=mask", "contact.email=a@b.example")
    assert "documents_outdated" in told.errors
    key = terminal.secret("bundle", "a passphrase for the bundle that is long")
    export = ("export", *BOT, "--to", tmp_path / "b.hush", "--passphrase-file", key)
    refused = terminal.run(*export, expect=1)
    assert "documents_outdated" in str(refused.row["error"])
    assert "--repair documents_outdated" in refused.errors
    assert terminal.run("checklist", *BOT, "--repair", "documents_outdated").row["ready"]
    assert terminal.run(*export).row["version"] == 1
    assert "documents_outdated" not in terminal.run("set", *BOT, f"{rule}=mask").errors
