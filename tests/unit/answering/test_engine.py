"""From a question to an answer: quotes, refusals, a model's reply, and a model that fails."""

from __future__ import annotations

import pytest

from builder.answering.bot import Bot
from builder.core.conversation import Answer, Delta, Done, Question, Replaced, Turn
from builder.core.errors import Cancelled, ModelError, PolicyError
from builder.core.progress import CancelToken
from builder.privacy.pii.pseudonyms import Pseudonyms
from tests.support.shops import ScriptedModel, open_shop

RETURNS = "Within how many days can unused goods be returned?"


def ask(bot: Bot, text: str = RETURNS) -> tuple[str, list[Replaced], Answer]:
    """What a visitor saw at the end, what was withdrawn, and the answer."""
    shown, withdrawn = "", []
    for event in bot.ask(Question(text)):
        if isinstance(event, Delta):
            shown += event.text
        elif isinstance(event, Replaced):
            shown = ""
            withdrawn.append(event)
        elif isinstance(event, Done):
            return shown, withdrawn, event.answer
    pytest.fail("no Done")


def test_quotes_are_word_for_word_and_name_their_document() -> None:
    shown, _, answer = ask(open_shop())
    assert "Unused goods can be returned within 30 days with the receipt." in shown
    assert shown == answer.text
    assert answer.sources[0].document == "returns.txt"
    assert answer.sources[0].ref.page == 1
    assert answer.quotes[0].n == 1
    assert all(quote.text in answer.sources[quote.n - 1].text for quote in answer.quotes)
    assert not answer.refused
    assert answer.model == "quotes"


def test_below_the_threshold_it_refuses_with_the_owners_words_and_a_person() -> None:
    bot = open_shop(answers__refuse_below=1.0, answers__unknown="No idea, sorry.")
    shown, _, answer = ask(bot)
    assert (shown, answer.refused, answer.reason) == ("No idea, sorry.", True, "not_in_documents")
    assert answer.escalate
    assert not answer.sources
    assert answer.trace.candidates, "the owner still sees what was considered"
    assert not any(candidate.used for candidate in answer.trace.candidates)


def test_without_a_contact_no_person_is_offered() -> None:
    _, _, answer = ask(open_shop(answers__refuse_below=1.0, contact__email=""))
    assert not answer.escalate


def test_a_bot_without_documents_says_so() -> None:
    _, _, answer = ask(open_shop(texts={}))
    assert (answer.refused, answer.reason, answer.confidence) == (True, "no_documents", 0.0)


def test_a_visitors_own_data_does_not_lead_the_search_astray() -> None:
    bot = open_shop()
    plain = bot.answer(Question(RETURNS)).confidence
    told = bot.answer(Question(f"{RETURNS} jo@private.example 020 7946 0958")).confidence
    assert told == pytest.approx(plain, abs=0.02)
    assert bot.answer(Question("jo@private.example")).trace.candidates is not None


def test_the_trace_says_why() -> None:
    _, _, answer = ask(open_shop(), f"{RETURNS} My mail is ann@mail.example.")
    trace = answer.trace
    assert trace.rules == ("retrieved", "quoted")
    assert trace.masked == {"EMAIL_ADDRESS": 1}
    assert trace.candidates[0].document == "returns.txt"
    assert trace.candidates[0].used
    assert trace.sent == ()
    assert set(trace.timings_ms) == {"retrieve", "answer", "total"}
    assert list(trace.steps_ms) == ["read", "search", "weigh", "write"]
    assert sum(trace.steps_ms.values()) == pytest.approx(trace.timings_ms["total"], abs=0.1)
    assert "ann@mail.example" not in trace.asked


def test_a_trace_that_is_printed_holds_no_words_of_anybody() -> None:
    model = ScriptedModel(["Unused goods can be returned within 30 days. Elephants adore yachts."])
    _, _, answer = ask(open_shop(model), f"{RETURNS} My mail is ann@mail.example.")
    assert answer.trace.sent
    assert answer.trace.dropped
    printed = repr(answer.trace)
    assert "goods" not in printed
    assert "ann@mail" not in printed
    assert "Elephants" not in printed


def test_a_supported_reply_is_shown_with_its_passages() -> None:
    model = ScriptedModel(["Unused goods can be ", "returned within 30 days", ". [1] Bye"])
    shown, withdrawn, answer = ask(open_shop(model))
    assert shown.startswith("Unused goods can be returned within 30 days.")
    assert not withdrawn
    assert answer.model == "scripted"
    assert [source.document for source in answer.sources] == ["returns.txt"]
    assert "[1]" not in shown


def test_a_sentence_that_no_passage_supports_is_dropped() -> None:
    model = ScriptedModel(
        [
            "Unused goods can be returned within 30 days. ",
            "Elephants adore sailing yachts tremendously.",
        ]
    )
    shown, _, answer = ask(open_shop(model))
    assert "Elephants" not in shown
    assert "sentences_dropped" in answer.trace.rules
    (lost,) = answer.trace.dropped
    assert lost.text == "Elephants adore sailing yachts tremendously."
    assert (lost.reason, lost.closest, lost.share) == ("unlike", None, 0.0)
    assert {"prepare", "first_word", "model"} <= set(answer.trace.steps_ms)


def test_a_dropped_sentence_tells_which_number_stands_nowhere_and_what_comes_nearest() -> None:
    model = ScriptedModel(
        [
            "Unused goods can be returned within 45 days with the receipt. ",
            "Unused goods make wonderful presents for many distant relatives everywhere. ",
            "Unused goods can be returned within 30 days.",
        ]
    )
    _, _, answer = ask(open_shop(model))
    number, loose = answer.trace.dropped
    assert (number.reason, number.numbers) == ("number", ("45",))
    assert number.closest is not None
    assert answer.trace.candidates[number.closest].document == "returns.txt"
    assert loose.reason == "unsupported"
    assert 0 < loose.share < 0.5


def test_what_a_guard_stops_is_in_the_trace_and_shown_to_nobody() -> None:
    model = ScriptedModel(
        [
            "Unused goods can be returned within 30 days with the receipt. ",
            "Unused goods can be returned within 30 days at https://evil.example/now.",
        ]
    )
    shown, _, answer = ask(open_shop(model))
    assert "evil" not in shown
    assert [(each.reason, "evil.example" in each.text) for each in answer.trace.dropped] == [
        ("guarded", True)
    ]


def test_what_a_failed_model_wrote_is_in_the_trace_of_the_quotes_that_stand_in() -> None:
    _, _, answer = ask(open_shop(ScriptedModel(["Refunds of £19.99 are paid to the same card."])))
    assert answer.reason == "model_unsupported"
    assert [each.numbers for each in answer.trace.dropped] == [("19.99",)]


@pytest.mark.parametrize(
    "invented",
    [
        "Unused goods can be returned within 45 days with the receipt.",
        "Refunds of £19.99 are paid to the same card.",
    ],
)
def test_an_invented_number_is_never_shown(invented: str) -> None:
    shown, _, answer = ask(open_shop(ScriptedModel([invented])))
    assert "45" not in shown
    assert "19.99" not in shown
    assert answer.reason == "model_unsupported"
    assert "30 days" in shown, "falls back to quotes"


def test_a_model_that_does_not_know_becomes_a_refusal() -> None:
    shown, _, answer = ask(open_shop(ScriptedModel([" UNK", "NOWN", ".\n"])))
    assert "UNKNOWN" not in shown
    assert (answer.refused, answer.reason) == (True, "not_in_documents")
    assert "model_knows_not" in answer.trace.rules


def test_an_answer_that_only_begins_like_the_unknown_word_is_shown() -> None:
    model = ScriptedModel(["Un", "used goods can be returned within 30 days."])
    shown, _, _ = ask(open_shop(model))
    assert shown == "Unused goods can be returned within 30 days."


@pytest.mark.parametrize(
    "error",
    [ModelError("model_unreachable"), ModelError("model_failed"), PolicyError("host_not_allowed")],
)
def test_a_model_that_fails_at_once_leaves_quotes_and_its_reason(error: ModelError) -> None:
    shown, withdrawn, answer = ask(open_shop(ScriptedModel(error=error)))
    assert "30 days" in shown
    assert answer.reason == error.code
    assert not answer.refused
    assert not withdrawn, "nothing had been shown"


def test_a_model_that_fails_midway_is_withdrawn_and_replaced() -> None:
    model = ScriptedModel(
        ["Refunds are paid to the same card within 5 working days. ", "And"],
        ModelError("model_cut_off"),
    )
    shown, withdrawn, answer = ask(open_shop(model))
    assert [event.reason for event in withdrawn] == ["model_cut_off"]
    assert shown == answer.text
    assert answer.quotes


def test_cancelling_is_not_a_failure_to_fall_back_from() -> None:
    token = CancelToken()
    bot = open_shop(ScriptedModel(["Unused goods can be returned within 30 days. ", "x", "y"]))
    events = bot.ask(Question(RETURNS), token=token)
    next(events)
    token.cancel()
    with pytest.raises(Cancelled):
        list(events)


def test_the_model_sees_placeholders_and_the_visitor_sees_the_words() -> None:
    model = ScriptedModel()
    names = Pseudonyms()
    bot = open_shop(model)
    question = Question("Can unused goods bought by ann@mail.example be returned?")
    list(bot.ask(question, names=names))
    assert "ann@mail.example" not in model.text_sent
    placeholder = next(
        word for word in model.text_sent.rsplit("Question:", 1)[1].split() if "EMAIL" in word
    )
    model.pieces = [
        f"Unused goods bought by {placeholder[:5]}",
        f"{placeholder[5:]} can be returned within 30 days.",
    ]
    shown = "".join(e.text for e in bot.ask(question, names=names) if isinstance(e, Delta))
    assert shown == "Unused goods bought by ann@mail.example can be returned within 30 days."


def test_what_was_sent_stands_in_the_trace_word_for_word() -> None:
    model = ScriptedModel(["Unused goods can be returned within 30 days."])
    _, _, answer = ask(open_shop(model), f"{RETURNS} Call 020 7946 0958.")
    assert "\n".join(sent.text for sent in answer.trace.sent) == model.text_sent
    assert {sent.host for sent in answer.trace.sent} == {model.host}
    assert sum(sent.masked.get("PHONE_NUMBER", 0) for sent in answer.trace.sent) == 1


def test_the_talk_so_far_is_sent_along_masked_and_short() -> None:
    model = ScriptedModel(["UNKNOWN"])
    turns = tuple(Turn("visitor" if n % 2 else "bot", f"message {n}") for n in range(20))
    question = Question(RETURNS, history=(*turns, Turn("visitor", "I am ann@mail.example")))
    list(open_shop(model).ask(question))
    roles = [role for role, _ in model.asked[0].turns]
    assert len(roles) == 7
    assert set(roles) == {"user", "assistant"}
    assert "ann@mail.example" not in model.text_sent


def test_passages_stand_between_marks_that_differ_each_time() -> None:
    model = ScriptedModel(["UNKNOWN"])
    bot = open_shop(model)
    ask(bot)
    first = model.text_sent
    ask(bot)
    assert first != model.text_sent
    assert first.count("<passage ") == first.count("</passage ")


def test_the_answer_at_once_is_the_answer_in_pieces() -> None:
    bot = open_shop()
    assert bot.answer(Question(RETURNS)).text == ask(bot)[2].text
    assert bot.readiness().passages == 3
    bot.close()
