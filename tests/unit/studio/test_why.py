"""Why an answer, why none: every code in words, and what would have changed it really tried."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from builder.core.conversation import Answer, Candidate, Dropped, Question, Sent, Trace
from builder.core.document import Outcome, SourceRef
from builder.core.errors import Cancelled, Safe
from builder.core.pinned import Notice, Pair, Pinned
from builder.core.policy import DocumentData
from builder.core.progress import CancelToken
from builder.studio import corrections, documents, facts
from builder.studio.bots import Workbench
from builder.studio.why import written
from builder.studio.why.report import Report, explain, masked_copy, with_changes
from builder.studio.why.sentences import Words
from builder.studio.why.what_if import Change, changes
from builder.system import texts
from tests.support.desk import HOURS, SERVICE, make_bench

ROOT = Path(__file__).resolve().parents[3]
LANGUAGES = ("en", "de", "es")
ASKED = "What does a full service cost?"
CODE = re.compile(r"[a-z][a-z_]+")


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with make_bench() as opened:
        opened.bot.load()
        yield opened


def ask(bench: Workbench, text: str = ASKED) -> Answer:
    return bench.bot.answer(Question(text))


def why(bench: Workbench, text: str = ASKED, language: str = "en") -> Report:
    answer = ask(bench, text)
    return explain(text, answer, language, changes(bench, answer))


def codes(report: Report) -> list[str]:
    assert report.changes is not None
    return [change.code for change in report.changes]


def read(bench: Workbench, folder: Path, name: str, text: str) -> Outcome:
    (folder / name).write_text(text, encoding="utf-8")
    (result,) = documents.add(bench, [folder / name])
    return result.outcome


def strings(*places: str, to: str) -> set[str]:
    """Every code that the files of `places` put into what is called `to`."""
    found: set[str] = set()
    for place in places:
        for path in (ROOT / place).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                target: ast.expr | None = None
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    target = node.func.value if node.func.attr in {"append", "extend"} else None
                elif isinstance(node, ast.AugAssign):
                    target = node.target
                name = target.attr if isinstance(target, ast.Attribute) else ""
                name = target.id if isinstance(target, ast.Name) else name
                if name == to:
                    found |= {
                        each.value
                        for each in ast.walk(node)
                        if isinstance(each, ast.Constant) and isinstance(each.value, str)
                    }
    return {each for each in found if CODE.fullmatch(each) and not each.endswith("_")}


def test_every_rule_that_can_fire_has_words_in_every_language() -> None:
    fired = strings("builder/answering", to="rules")
    assert {"retrieved", "pinned", "model_knows_not", "sentences_dropped"} <= fired
    for language in LANGUAGES:
        words = Words(language)
        missing = [code for code in sorted(fired) if words.rule(code) == code]
        assert not missing, language


def test_standing_replies_topics_and_offers_of_a_person_have_words() -> None:
    talk = ("greeting", "wellbeing", "thanks", "agreed", "goodbye", "human", "rude")
    urgent = ("distress", "emergency", "violence", "language_not_offered", "follow_up", "hours")
    topics = ("medical", "legal", "discounts", "competitors", "own")
    persons = ("wish", "distress", "topic", "refused", "asked_for", "away", "nowhere")
    codes = [*talk, *urgent, *(f"topic_{each}" for each in topics)]
    codes += [*(f"person_{each}" for each in persons), "topic_by_meaning"]
    for language in LANGUAGES:
        words = Words(language)
        assert [code for code in codes if words.rule(code) == code] == []
    topic = Answer("No.", refused=True, confidence=0.0, reason="topic_legal")
    assert explain("?", topic, "en").outcome == (
        "Refused. It asks for legal advice, a topic you never answer."
    )
    thanks = Answer("Gladly.", refused=False, confidence=1.0, reason="thanks")
    assert explain("?", thanks, "en").outcome.startswith("Answered without looking into")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_a_model_can_fail_has_words(language: str) -> None:
    english = json.loads((ROOT / "resources" / "texts" / "en.json").read_text("utf-8"))
    failures = {key.split(".")[1] for key in english if key.startswith("errors.model_")}
    assert len(failures) > 8
    for code in failures:
        said = Words(language).rule(f"fallback_{code}")
        assert said.endswith(texts.say("why.fallback.quoted", language))
        assert code not in said


def test_every_change_and_every_reason_for_a_dropped_sentence_has_words() -> None:
    source = (ROOT / "builder/studio/why/what_if.py").read_text("utf-8")
    made = set(re.findall(r'(?:Change\(|code = |code", |else )"([a-z_]+)"', source))
    kinds = {"off", "corrected", "waiting", "left_out", "ended", "not_yet"}
    made |= kinds | {f"{each}_answers" for each in kinds}
    assert {"lower_zero", "lower_model", "next_ahead", "unused_no_better"} <= made
    told: dict[str, Safe] = {"limit": 0.4, "sure": 0.4, "score": 0.4, "best": 0.3, "document": "a"}
    more: dict[str, Safe] = {
        "points": "2",
        "spoken": "de",
        "languages": "en fr",
        "n": 2,
        "names": "a",
        "day": "x",
    }
    for language in LANGUAGES:
        for code in sorted(made):
            assert Words(language).change(Change(code, {**told, **more})), code
        for reason in ("number", "scattered", "unsupported", "unlike", "avoided", "guarded"):
            assert texts.say(
                f"why.dropped.{reason}", language, numbers="1", share="1 %", document="a"
            )


def test_an_answer_tells_its_passages_scores_threshold_and_steps(bench: Workbench) -> None:
    report = why(bench)
    assert report.outcome.startswith("Answered by quoting 1 passage, because the bot is ")
    assert "you ask for 50\u00a0%" in report.outcome
    first = report.passages[0]
    assert (first.document, first.place) == ("prices.pdf", "p. 2")
    assert (first.used, first.behind, first.fact) == (True, 0.0, False)
    assert [part.name for part in first.parts] == [
        *("wording", "meaning of the whole", "meaning of its best sentence"),
    ]
    assert report.sent == ()
    assert report.steps[0].name.startswith("Reading the question")
    assert sum(step.ms for step in report.steps) == pytest.approx(report.total_ms, abs=0.1)


def test_the_strictness_that_would_have_refused_is_tried(bench: Workbench) -> None:
    report = why(bench)
    (higher,) = [each for each in report.changes or () if each.code == "higher"]
    limit = int(re.findall(r"(\d+)\s%", higher.sentence)[0]) / 100
    bench.change({"answers.refuse_below": limit})
    assert ask(bench).refused
    bench.change({"answers.refuse_below": limit - 0.01})
    assert not ask(bench).refused


def test_a_refusal_says_by_how_much_it_missed_and_what_less_strictness_would_say(
    bench: Workbench,
) -> None:
    sure = ask(bench).confidence
    bench.change({"answers.refuse_below": 1.0})
    report = why(bench)
    assert report.refused
    missed = f"{(1 - sure) * 100:.1f} points"
    assert report.outcome.startswith("Refused: the best passages reached ")
    assert missed in report.outcome
    (lower,) = [each for each in report.changes or () if each.code == "lower_quotes"]
    assert "89 pounds" in lower.text
    assert lower.document == "prices.pdf"
    limit = int(re.findall(r"(\d+)\s%", lower.sentence)[0]) / 100
    bench.change({"answers.refuse_below": limit})
    assert ask(bench).text == lower.text


def test_a_passage_that_was_switched_off_is_found_and_would_have_answered(
    bench: Workbench, tmp_path: Path
) -> None:
    read(bench, tmp_path, "fees.md", "## Keys\n\nA spare key for a bicycle lock costs 7 pounds.\n")
    question = "What does a spare key for a bicycle lock cost?"
    assert not ask(bench, question).refused
    (passage,) = corrections.listing(bench, "fees.md")
    corrections.switch_off(bench, passage.chunk.id)
    bench.change({"answers.refuse_below": 0.6})
    report = why(bench, question)
    assert report.refused
    (off,) = [each for each in report.changes or () if each.code.startswith("off")]
    assert off.code == "off_answers"
    assert "fees.md" in off.sentence
    assert "7 pounds" in off.text
    assert (off.document, off.chunk_id) == ("fees.md", passage.chunk.id)
    (off_now,) = corrections.listing(bench, "fees.md")
    assert off_now.correction is not None
    corrections.undo(bench, off_now.correction.id)
    assert "7 pounds" in ask(bench, question).text


def test_passages_that_are_off_and_would_not_help_are_said_to_be_no_better(
    bench: Workbench, tmp_path: Path
) -> None:
    read(bench, tmp_path, "garden.md", "## Roses\n\nRoses bloom where the old wall is warm.\n")
    (passage,) = corrections.listing(bench, "garden.md")
    corrections.switch_off(bench, passage.chunk.id)
    report = why(bench)
    assert "unused_no_better" in codes(report)
    assert not any(code.startswith("off") for code in codes(report))


def test_a_document_that_waits_for_its_owner_is_read_with_its_data_masked(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"privacy.documents.personal_data": DocumentData.ASK})
    text = "Towing a broken tandem home costs 31 pounds. Ask ann.lee@mail.example about towing.\n"
    assert read(bench, tmp_path, "towing.md", text) is Outcome.REVIEW
    bench.change({"answers.refuse_below": 0.6})
    report = why(bench, "What does towing a broken tandem home cost?")
    assert report.refused
    (waiting,) = [each for each in report.changes or () if each.code.startswith("waiting")]
    assert "31 pounds" in waiting.text
    assert "ann.lee" not in waiting.text
    assert waiting.document == ""


def test_a_sentence_that_was_left_out_for_its_personal_data_is_found(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"privacy.documents.personal_data": DocumentData.EXCLUDE})
    text = (
        "We sell bells and lamps.\n\n"
        "Complaints about tandem towing go to ann.lee@mail.example within a week.\n"
    )
    assert read(bench, tmp_path, "complaints.md", text) is Outcome.READY
    bench.change({"answers.refuse_below": 0.9})
    report = why(bench, "Where do complaints about tandem towing go?")
    (lost,) = [each for each in report.changes or () if each.code.startswith("left_out")]
    assert lost.text == "Complaints about tandem towing go to [EMAIL_ADDRESS] within a week."


def test_a_notice_that_is_over_and_one_to_come_are_told_with_their_days(bench: Workbench) -> None:
    today = date.today()  # noqa: DTZ011 - the facts hold from day to day
    over, soon = today - timedelta(days=9), today + timedelta(days=9)
    facts.save(
        bench,
        Pinned(
            notices=(
                Notice("a", "Sharpening skates on Friday is free of charge.", None, over),
                Notice("b", "Sharpening skates on Monday is free of charge.", soon, None),
            )
        ),
    )
    bench.change({"answers.refuse_below": 0.9})
    report = why(bench, "Is sharpening skates free of charge?")
    assert report.refused
    said = {each.code.removesuffix("_answers"): each for each in report.changes or ()}
    assert "Friday" in said["ended"].text
    assert (over + timedelta(days=1)).isoformat() in said["ended"].sentence
    assert soon.isoformat() in said["not_yet"].sentence
    assert said["ended"].document == ""


def test_a_fact_says_what_the_documents_would_have_said(bench: Workbench) -> None:
    facts.save(bench, Pinned(pairs=(Pair("p", ASKED, "It is 95 pounds this spring."),)))
    report = why(bench)
    assert report.outcome == f"Answered with what you stated yourself: {ASKED}."
    assert report.pinned == ASKED
    assert report.passages[0].fact
    (instead,) = [each for each in report.changes or () if each.code == "fact_or_document"]
    assert "89 pounds" in instead.text
    assert instead.document == "prices.pdf"


def test_a_question_in_another_language_and_a_file_that_failed_are_told(
    bench: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    list(documents.add(bench, [tmp_path / "broken.pdf"]))
    for name, text in (("hours2.md", HOURS * 4), ("prices2.md", SERVICE * 4)):
        read(bench, tmp_path, name, text)
    report = why(bench, "Wer hat im vergangenen Jahr die Meisterschaft im Rudern gewonnen?")
    assert report.refused
    assert "other_language" in codes(report)
    (foreign,) = [each for each in report.changes or () if each.code == "other_language"]
    assert "German" in foreign.sentence
    assert "English" in foreign.sentence
    (unread,) = [each for each in report.changes or () if each.code == "unread"]
    assert "broken.pdf" in unread.sentence


def test_nothing_is_changed_by_looking(bench: Workbench, tmp_path: Path) -> None:
    read(bench, tmp_path, "fees.md", "## Keys\n\nA spare key for a bicycle lock costs 7 pounds.\n")
    (passage,) = corrections.listing(bench, "fees.md")
    corrections.switch_off(bench, passage.chunk.id)
    before = (bench.bot.readiness(), bench.spec, ask(bench).text, len(bench.file.ledger.contacts()))
    why(bench, "What does a spare key cost?")
    after = (bench.bot.readiness(), bench.spec, ask(bench).text, len(bench.file.ledger.contacts()))
    assert after == before


def test_looking_can_be_stopped(bench: Workbench) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        changes(bench, ask(bench), token)


def made_up() -> Answer:
    """An answer of a model that was not all let through."""
    trace = Trace(
        asked="What does it cost, Ann?",
        candidates=(
            Candidate("c", "prices.pdf", SERVICE, SourceRef(page=2), 0.9, 0.8, 0.2, 0.0, True),
            Candidate("d", "hours.md", HOURS, SourceRef(), 0.4, 0.3, 0.2, 0.1),
        ),
        threshold=0.5,
        rules=("retrieved", "sentences_dropped", "model_answered"),
        sent=(Sent("api.example", "Grüße von [EMAIL_ADDRESS] ```x```", {"EMAIL_ADDRESS": 1}),),
        dropped=(
            Dropped("It costs 45 pounds.", "number", ("45",), 0, 0.5),
            Dropped("Call ann.lee@mail.example.", "unsupported", (), 1, 0.25),
        ),
        masked={"EMAIL_ADDRESS": 2},
        timings_ms={"total": 1234.5},
        steps_ms={"search": 1.0, "first_word": 1000.0, "model": 233.5},
    )
    return Answer("89 pounds.", refused=False, confidence=0.8, model="small-7b", trace=trace)


def test_what_left_is_shown_with_its_bytes_its_time_and_what_was_masked() -> None:
    report = explain("What does it cost?", made_up(), "en")
    (sent,) = report.sent
    assert sent.size == len("Grüße von [EMAIL_ADDRESS] ```x```") + 2
    assert sent.ms == 1233.5
    text = written.as_markdown(report)
    assert "To the model at api.example, word for word (35 bytes · answered in 1,234 ms" in text
    assert "masked: E-mail addresses: 1" in text
    assert "````\nGrüße von [EMAIL_ADDRESS] ```x```\n````" in text
    assert "“It costs 45 pounds.” It holds a number that stands in no passage: 45." in text
    assert "the nearest, hours.md, holds 25\u00a0% of its words" in text
    assert "wording: strong (80\u00a0%)" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "de",
            ("Beantwortet von small-7b", "1.234 ms", "Textstellen", "Wortlaut: stark (80\u00a0%)"),
        ),
        ("es", ("Respondida por small-7b", "1.234 ms", "fragmentos", "fuerte (80\u00a0%)")),
    ],
)
def test_a_report_speaks_the_owners_language(language: str, said: tuple[str, ...]) -> None:
    answer = made_up()
    report = with_changes(explain("?", answer, language), [Change("higher", {"limit": 0.81})])
    text = written.as_markdown(report)
    for words in said:
        assert words in text
    assert "81\u00a0%" in text


def test_a_copy_masks_personal_data_everywhere_and_says_so(bench: Workbench) -> None:
    def hide(text: str) -> str:
        return bench.bot.gate.clear(text, "transcript").text

    report = explain("Is ann.lee@mail.example yours?", made_up(), "en", [])
    copy = written.as_markdown(masked_copy(report, hide))
    assert "ann.lee" not in copy
    assert "Personal data is masked in this copy." in copy
    assert "small-7b" in copy
    clean = masked_copy(explain(ASKED, replace(made_up(), trace=Trace()), "en", []), hide)
    assert clean.note.startswith("No personal data was found to mask")


def test_a_script_reads_the_same_report(bench: Workbench) -> None:
    data = json.loads(json.dumps(written.as_data(why(bench))))
    assert {"outcome", "passages", "rules", "changes", "sent", "steps", "threshold"} <= set(data)
    assert data["passages"][0]["parts"][0]["word"] in {"strong", "fair", "weak", "none"}
