"""Rows as sentences: filtered, searched, checked, and written into files."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from builder.core.errors import Cancelled, UsageError
from builder.core.progress import CancelToken
from builder.studio import privacy
from builder.studio.activity import checking, exporting, listing
from builder.studio.activity.document import shown
from builder.studio.activity.exporting import Report
from builder.studio.activity.listing import Wish
from builder.studio.activity.words import actor, sentence
from builder.studio.bots import Workbench
from builder.vault.audit_log import AuditRow, ChainState
from tests.support.desk import make_bench

EVIL = '=HYPERLINK("http://evil.example")'


@pytest.fixture
def bench(home: object) -> Iterator[Workbench]:
    with make_bench() as made:
        yield made


def _report(bench: Workbench, language: str = "en") -> Report:
    return Report(bench.spec.name, checking.verify(bench), language)


def test_a_change_of_settings_is_told_in_the_words_of_the_page(bench: Workbench) -> None:
    bench.change({"privacy.network": "chosen", "contact.email": "me@private.example"})
    row = bench.file.audit.rows()[-1]
    assert row.details["choices"] == "privacy.network: none → chosen"
    assert "private" not in json.dumps(dict(row.details))
    assert "→ Only to hosts" in sentence(row, "en")
    assert "Server" in sentence(row, "de")
    assert "E-mail of a person to turn to" in sentence(row, "en")


def test_a_change_of_nothing_is_no_event(bench: Workbench) -> None:
    before = bench.file.audit.head().n
    bench.change({"privacy.network": "none"})
    assert bench.file.audit.head().n == before


def test_a_preset_is_told_when_it_comes_to_hold(bench: Workbench) -> None:
    privacy.apply_preset(bench, "strict")
    assert bench.file.audit.rows()[-1].details == {"preset": "strict"}
    bench.change({"privacy.transcripts.days": 3})
    assert bench.file.audit.rows()[-1].event == "settings_changed"


def test_a_document_is_called_by_its_name_while_it_is_there(bench: Workbench) -> None:
    known = {"d1": "hours.md"}.get
    row = AuditRow(1, "", "passage_off", {"document": "d1"}, "owner@cli")
    assert sentence(row, "en", known) == "A passage of “hours.md” was switched off"
    gone = AuditRow(1, "", "passage_off", {"document": "d2"}, "owner@cli")
    assert sentence(gone, "en", known) == "A passage of a document was switched off"


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ("owner@cli", "Owner, at the terminal"),
        ("operator:Anna", "Operator Anna"),
        ("visitor", "Visitor"),
        ("martian", "martian"),
    ],
)
def test_who_did_it_is_told(who: str, told: str) -> None:
    assert actor(AuditRow(1, "", "opened", {}, who), "en") == told


def test_rows_of_other_versions_are_told_too() -> None:
    assert "later_event" in sentence(AuditRow(1, "", "later_event", {}), "en")
    old = AuditRow(1, "", "exported", {})
    assert sentence(old, "en") == "Sealed as version …"


def test_rows_are_found_by_kind_words_and_time(bench: Workbench) -> None:
    audit = bench.file.audit
    audit.record("key_set", provider="openai", place="MemoryStore")
    audit.record("later_event")

    def found(**wish: str) -> list[str]:
        return [line.row.event for line in listing.lines(audit, Wish(**wish), "en")]

    assert found() == ["later_event", "key_set", "opened", "bot_created"]
    assert found(kind="access") == ["opened", "bot_created"]
    assert found(kind="other") == ["later_event"]
    assert found(words="KEY openai") == ["key_set"]
    assert found(since="2999-01-01") == []
    assert len(listing.lines(audit, Wish(), "en", before=3, limit=1)) == 1


def test_without_rows_of_other_versions_there_are_none(bench: Workbench) -> None:
    assert listing.lines(bench.file.audit, Wish(kind="other"), "en") == []


def test_a_check_says_whether_the_end_was_compared(bench: Workbench) -> None:
    checked = checking.verify(bench)
    assert (checked.verdict.state, checked.head_known) == (ChainState.INTACT, True)
    bench.file.kept_head = None
    assert checking.verify(bench).verdict.state == ChainState.HEAD_MISSING
    alone = checking.verify_log(bench.file.audit)
    assert (alone.verdict.ok, alone.head_known) == (True, False)


def test_a_table_has_every_row_and_no_formula(bench: Workbench, tmp_path: Path) -> None:
    bench.file.audit.record("waived", code="no_contact", reason=EVIL)
    bench.file.audit.record(EVIL)
    for start in "+-@\t\r":
        bench.file.audit.record(f"{start}event")
    made = exporting.export(bench.file.audit, tmp_path / "a.csv", _report(bench))
    data = made.file.read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == made.rows + 1 == 10
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, 10)]
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]
    assert rows[1][6] == bench.file.audit.rows()[0].sha256
    last = bench.file.audit.rows()[-1]
    assert last.event == "audit_exported"
    assert last.details["sha256"] == made.sha256 == hashlib.sha256(data).hexdigest()


def test_a_document_carries_the_chains_end_and_every_script(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.file.audit.record("waived", code="no_contact", reason="Müller, ñandú, 中文, \u202eevil")
    report = _report(bench, "de")
    made = exporting.export(bench.file.audit, tmp_path / "a.pdf", report)
    text = _text(made.file)
    assert "Aktivität von Corner Shop" in text
    assert report.checked.verdict.head.sha256 in text
    assert "hushdesk audit verify" in text
    assert "Müller, ñandú, [U+4E2D][U+6587], [U+202E]evil" in text
    assert "Der Bot wurde geöffnet" in text


def test_long_rows_stay_on_the_page_and_many_go_on_further_pages(
    bench: Workbench, tmp_path: Path
) -> None:
    for _ in range(80):
        bench.file.audit.record("waived", code="c" * 300, reason="words " * 60)
    made = exporting.export(bench.file.audit, tmp_path / "a.pdf", _report(bench))
    document = pypdfium2.PdfDocument(made.file)
    assert len(document) > 5
    page = document[1].get_textpage()
    width, _ = document[1].get_size()
    boxes = [page.get_charbox(at) for at in range(page.count_chars())]
    assert max(right for _, _, right, _ in boxes) < width - 40
    for part in (page, document):
        part.close()


def test_only_the_wished_days_are_written(bench: Workbench, tmp_path: Path) -> None:
    wish = exporting.period("2020-01-01", "2020-12-31")
    made = exporting.export(bench.file.audit, tmp_path / "a.csv", _report(bench), wish=wish)
    assert made.rows == 0
    today = bench.file.audit.rows()[0].when[:10]
    whole = exporting.period("", today)
    assert exporting.export(bench.file.audit, made.file, _report(bench), wish=whole).rows >= 2
    words = Wish(words="sealed nothing")
    assert exporting.export(bench.file.audit, made.file, _report(bench), wish=words).rows == 0


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [("24.12.2026", "", "bad_day"), ("2026-02-02", "2026-02-01", "days_reversed")],
)
def test_days_that_cannot_be_are_refused(since: str, until: str, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        exporting.period(since, until)


def test_another_ending_is_refused_and_a_stop_leaves_no_file(
    bench: Workbench, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="report_format"):
        exporting.export(bench.file.audit, tmp_path / "a.doc", _report(bench))
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        exporting.export(bench.file.audit, tmp_path / "a.csv", _report(bench), token=token)
    assert list(tmp_path.glob("a.*")) == []


def test_characters_the_typeface_lacks_are_written_by_their_number() -> None:
    assert shown("äöüßñ¿€–„“ → \n\x00☃") == "äöüßñ¿€–„“ ->  [U+0000][U+2603]"


def test_many_rows_are_checked_and_found_in_seconds(bench: Workbench) -> None:
    with bench.file.together():
        for number in range(20_000):
            bench.file.audit.record("document_added", outcome="ready", chunks=number, findings=0)
    begun = time.process_time()
    assert checking.verify(bench).verdict.ok
    found = listing.lines(bench.file.audit, Wish(words="19998 passages"), "en")
    assert {19998} & {line.row.details["chunks"] for line in found}
    assert time.process_time() - begun < 20


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    found = []
    for at in range(len(document)):
        page = document[at].get_textpage()
        found.append(page.get_text_range())
        page.close()
    document.close()
    return " ".join(" ".join(found).split())


@pytest.mark.parametrize(
    ("event", "details", "said"),
    [
        ("request_step", {"step": "taken_out"}, "the person was taken out of the documents"),
        ("request_received", {"kind": "erasure"}, "Erase their data"),
        ("incident", {"step": "closed"}, "The incident was closed"),
        ("paper_printed", {"kind": "notice"}, "Privacy notice"),
        ("preset_applied", {"preset": "strict"}, "“Strict”"),
        ("waived", {"code": "paperwork_outdated", "reason": "x"}, "Printed papers say"),
    ],
)
def test_codes_in_a_row_are_told_in_words(event: str, details: dict[str, str], said: str) -> None:
    told = sentence(AuditRow(1, "", event, details), "en")
    assert said in told
    assert "_" not in told
