"""An incident: a clock that keeps running, steps that do something, a decision, letters."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from builder.core.errors import PolicyError, UsageError
from builder.studio import bots, incident, launch_checklist, providers, publishing
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.desk import make_bench, put

NOTICED = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class At:
    def __init__(self, hours: float) -> None:
        self.when = NOTICED + timedelta(hours=hours)

    def now(self) -> datetime:
        return self.when


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(home: Path, keyring: MemoryStore) -> Iterator[Workbench]:
    made = make_bench("Corner Shop", keyring=keyring)
    yield made
    made.close()


def opened(bench: Workbench, *, drill: bool = False) -> str:
    made = incident.open_incident(
        bench, " A laptop was lost ", noticed=NOTICED, drill=drill, now=At(1)
    )
    return made.id


def codes(bench: Workbench) -> dict[str, str]:
    return {item.code: str(item.level) for item in launch_checklist.check(bench)}


def test_the_clock_runs_from_when_it_was_noticed_and_survives_a_restart(
    bench: Workbench, keyring: MemoryStore
) -> None:
    ident = opened(bench)
    clock = incident.clock(incident.get(bench, ident), now=At(10))
    assert clock.left == timedelta(hours=62)
    assert not clock.late
    path = bench.file.path
    bench.close()
    with bots.open_bot(path, keyring=keyring) as again:
        found = incident.get(again, ident)
        assert found.facts["what"] == "A laptop was lost"
        assert incident.clock(found, now=At(73)).left == timedelta(hours=-1)
        assert incident.clock(found, now=At(72)).late


def test_an_open_incident_is_red_and_stops_an_export_a_drill_is_not(bench: Workbench) -> None:
    assert codes(bench)["incident_open"] == "ok"
    opened(bench, drill=True)
    assert codes(bench)["incident_open"] == "ok"
    ident = opened(bench)
    assert codes(bench)["incident_open"] == "red"
    with pytest.raises(PolicyError, match="incident_open"):
        publishing.refuse_blocked(launch_checklist.check(bench), {})
    incident.decide(bench, ident, "unlikely", "it was encrypted")
    incident.close(bench, ident, "lock it up")
    assert codes(bench)["incident_open"] == "ok"


def test_what_does_not_fit_is_refused(bench: Workbench) -> None:
    with pytest.raises(UsageError, match="incident_empty"):
        incident.open_incident(bench, "  ")
    with pytest.raises(UsageError, match="bad_moment"):
        incident.open_incident(bench, "x", noticed=NOTICED, now=At(-2))
    with pytest.raises(UsageError, match="unknown_incident"):
        incident.get(bench, "nothing")
    ident = opened(bench)
    with pytest.raises(UsageError, match="unknown_fact"):
        incident.note(bench, ident, {"colour": "red"})
    with pytest.raises(UsageError, match="incident_empty"):
        incident.note(bench, ident, {"what": " "})
    with pytest.raises(UsageError, match="bad_choice"):
        incident.take_step(bench, ident, "dance")
    with pytest.raises(UsageError, match="bad_choice"):
        incident.decide(bench, ident, "perhaps", "so")
    with pytest.raises(UsageError, match="reason_missing"):
        incident.decide(bench, ident, "risk", " ")
    with pytest.raises(UsageError, match="incident_undecided"):
        incident.close(bench, ident, "much")
    incident.decide(bench, ident, "risk", "names")
    with pytest.raises(UsageError, match="lessons_missing"):
        incident.close(bench, ident, "")
    incident.close(bench, ident, "much")
    for late in (
        lambda: incident.note(bench, ident, {"how": "x"}),
        lambda: incident.take_step(bench, ident, "network_none"),
        lambda: incident.close(bench, ident, "again"),
    ):
        with pytest.raises(UsageError, match="incident_closed"):
            late()


def test_one_click_stops_sending_whatever_was_set(bench: Workbench) -> None:
    bench.change(
        {
            "privacy.network": "chosen",
            "privacy.hosts": ("llm.example", "vectors.example"),
            "answers.model": "openai_compatible",
            "answers.model_name": "m",
            "answers.base_url": "https://llm.example/v1",
            "search.embedder": "openai_compatible",
            "search.embedder_model": "e",
            "search.embedder_url": "https://vectors.example/v1",
        }
    )
    done = incident.take_step(bench, opened(bench), "network_none")
    assert bench.spec.privacy.network == "none"
    assert bench.spec.answers.model == "quotes"
    assert bench.spec.search.embedder == "builtin"
    assert "privacy.network = none" in done


def test_keys_go_from_the_keyring_and_from_the_file(bench: Workbench, keyring: MemoryStore) -> None:
    providers.set_key(keyring, "openai", Secret("sk-1234567890"))
    providers.set_key(bench.file.secrets, "anthropic", Secret("sk-1234567890"))
    done = incident.take_step(bench, opened(bench), "keys_removed")
    assert done == "openai, anthropic"
    assert providers.list_keys(keyring) == []
    assert providers.list_keys(bench.file.secrets) == []


def test_versions_are_revoked_up_to_the_last_one(bench: Workbench) -> None:
    assert incident.revoked_below(bench) == 0
    bench.file.facts.put("bundle_version", "4")
    assert incident.take_step(bench, opened(bench), "versions_revoked") == "--min-version 5"
    assert incident.revoked_below(bench) == 5


def test_a_drill_does_nothing_but_write_it_down(bench: Workbench, keyring: MemoryStore) -> None:
    providers.set_key(keyring, "openai", Secret("sk-1234567890"))
    bench.change({"privacy.network": "chosen"})
    ident = opened(bench, drill=True)
    for step in incident.MEASURES:
        assert incident.take_step(bench, ident, step) == ""
    assert bench.spec.privacy.network == "chosen"
    assert len(providers.list_keys(keyring)) == 1
    assert [each.step for each in incident.log(bench, ident)] == ["opened", *incident.MEASURES]


def test_every_step_has_its_time_and_stands_in_the_audit_without_words(bench: Workbench) -> None:
    ident = opened(bench)
    incident.take_step(bench, ident, "staff_told", "by telephone", now=At(5))
    incident.decide(bench, ident, "risk", "secret reason")
    incident.close(bench, ident, "secret lesson")
    steps = incident.log(bench, ident)
    assert [s.step for s in steps] == ["opened", "staff_told", "decided_risk", "closed"]
    assert steps[1].when == "2026-03-02T13:00:00+00:00"
    assert steps[1].note == "by telephone"
    rows = [row for row in bench.file.audit.rows() if row.event == "incident"]
    assert [row.details["step"] for row in rows] == [s.step for s in steps]
    assert "secret" not in str(rows)
    assert "telephone" not in str(rows)
    assert bench.file.audit.verify().ok


def test_what_can_be_counted_here_is_counted(bench: Workbench) -> None:
    put(bench, "staff.md", "Call Ann. She is nice.", findings={"PERSON": 2, "PHONE_NUMBER": 1})
    put(bench, "more.md", "Write to Bob. He answers.", findings={"PERSON": 1})
    counted = incident.affected(bench)
    assert counted.documents == 2
    assert counted.found == {"PERSON": 3, "PHONE_NUMBER": 1}
    assert counted.transcript_days == 30


def test_the_guide_never_calls_harmless_what_is_not_known() -> None:
    names = incident.QUESTIONS
    for given in itertools.product(("yes", "no", "unknown"), repeat=len(names)):
        answers = dict(zip(names, given, strict=True))
        said = incident.suggestion(answers)
        if said == "unlikely":
            assert (
                answers["personal"] == "no"
                or answers["unreadable"] == "yes"
                or (answers["sensitive"], answers["harm"], answers["contained"])
                == ("no", "no", "yes")
            )
        worst = "yes" in {answers["sensitive"], answers["harm"]}
        if worst and answers["personal"] != "no" and answers["unreadable"] != "yes":
            assert said == "high"
    assert incident.suggestion({}) == ""
    assert incident.suggestion({"personal": "yes"}) == ""
    assert incident.suggestion({"personal": "yes", "unreadable": "no", "sensitive": "no"}) == ""


def test_letters_are_filled_from_the_incident_and_have_blanks_for_the_rest(
    bench: Workbench, tmp_path: Path
) -> None:
    ident = opened(bench)
    incident.note(bench, ident, {"people": "about 40", "data": "names <b>", "protected": "no"})
    incident.take_step(bench, ident, "chat_offline", now=At(2))
    incident.decide(bench, ident, "high", "names in wrong hands")
    letter = incident.make_letter(bench, ident, "letter_authority", "en", now=At(3)).text()
    for part in ("A laptop was lost", "about 40", "names <b>", "The chat was taken offline",
                 "[please fill in: name of the business]", "Article 34",
                 "Encryption cannot be relied upon"):  # fmt: skip
        assert part in letter
    assert "Reasons for the delay" not in letter
    late = incident.make_letter(bench, ident, "letter_authority", "en", now=At(80)).text()
    assert "[please fill in: reasons, if it is told after 72 hours]" in late
    files = incident.write_letters(bench, ident, tmp_path / "letters", language="de")
    assert len(files) == 3 * len(incident.LETTERS)
    word = docx.Document(next(str(f) for f in files if f.name.endswith("authority.de.docx")))
    assert "A laptop was lost" in [cell.text for row in word.tables[0].rows for cell in row.cells]
    pdf = next(f for f in files if f.name.endswith("people.de.pdf"))
    assert "about 40" not in PdfReader(io.BytesIO(pdf.read_bytes())).pages[0].extract_text()
    page = next(f for f in files if f.name.endswith("authority.de.html"))
    assert "names &lt;b&gt;" in page.read_text("utf-8")


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("kind", incident.LETTERS)
def test_a_drill_is_marked_on_every_letter(bench: Workbench, kind: str, language: str) -> None:
    drill = {"en": "DRILL", "de": "ÜBUNG", "es": "SIMULACRO"}[language]
    said = incident.make_letter(bench, opened(bench, drill=True), kind, language).text()
    assert drill in said
    assert drill not in incident.make_letter(bench, opened(bench), kind, language).text()


def test_the_record_of_an_incident_tells_everything(bench: Workbench) -> None:
    ident = opened(bench)
    record = incident.make_letter(bench, ident, "incident_report", "en").text()
    assert "Not decided yet." in record
    assert "What was learnt" not in record
    incident.take_step(bench, ident, "evidence_kept", "copied to a disk")
    incident.decide(bench, ident, "unlikely", "encrypted")
    incident.close(bench, ident, "cables")
    record = incident.make_letter(bench, ident, "incident_report", "en").text()
    for part in ("copied to a disk", "the authority is not notified. Reason: encrypted", "cables"):
        assert part in record
