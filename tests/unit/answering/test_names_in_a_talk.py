"""A whole talk: what a model is told, what comes back to the visitor, and to no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest

from builder.answering.bot import Bot
from builder.answering.models import ModelRequest
from builder.core.conversation import Answer, Delta, Done, Question, Turn
from builder.core.progress import CancelToken
from builder.privacy.pii.pseudonyms import Pseudonyms
from tests.support.shops import ScriptedModel, open_shop

CODE = re.compile(r"\[EMAIL_ADDRESS_(\d+b?)_[0-9a-f]{8}\]")
RETURNS = "Unused goods can be returned within 30 days with the receipt"


@dataclass
class TalkingModel(ScriptedModel):
    """Makes its reply of what it was told, one sign at a time."""

    reply: Callable[[str], str] = lambda told: told

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        self.asked.append(request)
        yield from self.reply(self.text_sent)


def say(bot: Bot, question: Question, names: Pseudonyms) -> tuple[str, Answer]:
    shown = ""
    for event in bot.ask(question, names=names):
        if isinstance(event, Delta):
            shown += event.text
        elif isinstance(event, Done):
            return shown, event.answer
    pytest.fail("no Done")


def about(code: str) -> str:
    return f"{RETURNS}, {code}."


def first_code(told: str) -> str:
    match = CODE.search(told)
    assert match
    return match.group()


def test_talk_so_far_is_told_with_the_same_placeholders() -> None:
    model = TalkingModel(reply=lambda told: about(first_code(told)))
    bot, names = open_shop(model), Pseudonyms()
    asked = "Can unused goods of bob@example.com be returned?"
    shown, _ = say(bot, Question(asked), names)
    first = first_code(model.text_sent)
    history = (Turn("visitor", asked), Turn("bot", shown))

    say(bot, Question("And those of eve@example.com, or BOB@example.com?", history), names)

    told = "\n".join(text.text for _, text in model.asked[-1].turns)
    assert told.count(first) == 2, "in the question and in the answer"
    assert [match[1] for match in CODE.finditer(told)] == ["1", "1", "2", "1b"]
    assert "example.com" not in told


def test_what_a_detector_finds_once_is_hidden_in_the_whole_talk() -> None:
    """The name stands behind a cue in one message only; the map knows it in the others."""
    model = TalkingModel(reply=lambda _told: f"{RETURNS}.")
    bot, names = open_shop(model), Pseudonyms()
    names.replace("bob@example.com", bot.gate.detector.find("bob@example.com"))
    history = (Turn("visitor", "hello"), Turn("bot", "Good day, bob@example.com!"))

    say(bot, Question("Can unused goods be returned?", history), names)

    assert "bob@" not in model.text_sent


def test_restored_data_of_an_earlier_message_is_not_taken_for_invented() -> None:
    model = TalkingModel(reply=lambda told: about(re.findall(r"\[PHONE[^\]]*\]", told)[0]))
    bot, names = open_shop(model), Pseudonyms()
    history = (Turn("visitor", "My number is 020 7946 0958."), Turn("bot", "Thank you."))

    shown, _ = say(bot, Question("Can unused goods be returned?", history), names)

    assert shown == about("020 7946 0958")


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "(withheld)"), ("de", "(nicht angezeigt)"), ("es", "(no se muestra)")],
)
def test_visitor_never_sees_a_placeholder(language: str, word: str) -> None:
    def reply(told: str) -> str:
        mark = first_code(told).rstrip("]").rpartition("_")[2]
        return about(f"[PERSON_77_{mark}], [NAME_{mark}] and [EMAIL_ADDRESS_1_0badc0de]")

    question = Question("Can bob@example.com return unused goods?", language=language)
    shown, answer = say(open_shop(TalkingModel(reply=reply)), question, Pseudonyms())

    assert shown == about(f"{word}, {word} and {word}")
    assert answer.text == shown


def test_model_that_says_everything_it_was_told_gives_no_mark_away() -> None:
    """Even the obedient one, asked to spell the code out."""
    names = Pseudonyms()
    model = TalkingModel(reply=lambda told: about(" ".join(first_code(told).strip("[]"))))

    shown, _ = say(open_shop(model), Question("Can bob@example.com return goods?"), names)

    mark = first_code(model.text_sent).rstrip("]").rpartition("_")[2]
    assert mark not in re.sub(r"[^0-9a-z]", "", shown.lower())


def test_visitor_who_knows_the_mark_can_have_nothing_restored_with_it() -> None:
    names = Pseudonyms()
    names.replace("ann@mail.example", open_shop().gate.detector.find("ann@mail.example"))
    mark = names._mark
    forged = f"Can goods of [EMAIL_ADDRESS_1_{mark}] or email address 1 {mark} be returned?"
    model = TalkingModel(
        reply=lambda told: about(told.rsplit("Question:", 1)[1].strip(" ?\n").replace(".", " "))
    )

    shown, _ = say(open_shop(model), Question(forged), names)

    assert "ann@mail.example" not in shown
    assert f"[EMAIL_ADDRESS_1_{mark}] or email address 1 {mark}" in shown, "as it was typed"


def test_passage_that_holds_look_alikes_is_told_as_text_and_comes_back_as_it_is() -> None:
    passage = f"{RETURNS}, says [PERSON_1_deadbee1]. [EMAIL_ADDRESS_1_0123456f] is a form number."
    model = TalkingModel(
        reply=lambda told: "".join(
            re.findall(r"Unused goods.*?number\.", told.replace("\n", " "))[:1]
        )
    )
    bot = open_shop(model, texts={"forged.txt": passage})

    asked = "Can bob@example.com return unused goods by a form number?"
    shown, _ = say(bot, Question(asked), Pseudonyms())

    assert "deadbee1" not in model.text_sent
    assert shown == passage


def test_visitors_at_the_same_time_get_each_their_own() -> None:
    class Apart(TalkingModel):
        def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
            yield from about(first_code(request.turns[-1][1].text))

    bot = open_shop(Apart())

    def talk(number: int) -> str:
        question = Question(f"Can visitor{number}@example.com return unused goods?")
        return say(bot, question, Pseudonyms())[0]

    with ThreadPoolExecutor(8) as pool:
        shown = list(pool.map(talk, range(40)))

    assert shown == [about(f"visitor{number}@example.com") for number in range(40)]


def test_trace_shows_what_was_masked_and_the_very_text_that_was_sent() -> None:
    model = TalkingModel(reply=lambda _told: f"{RETURNS}.")
    question = Question("Can bob@example.com, 020 7946 0958, return unused goods?")

    _, answer = say(open_shop(model), question, Pseudonyms())

    assert answer.trace.masked == {"EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1}
    assert answer.trace.sent[-1].masked == {"EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1}
    assert [sent.text for sent in answer.trace.sent] == [
        model.asked[0].system.text,
        *(text.text for _, text in model.asked[0].turns),
    ]
