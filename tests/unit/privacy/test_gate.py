"""The gate: what a model, a service or a transcript may see."""

from __future__ import annotations

import pytest

from builder.core.policy import MessageData, MessagesPolicy, PrivacyPolicy
from builder.privacy.gate import Gate
from builder.privacy.pii import build_detector
from builder.privacy.pii.pseudonyms import Pseudonyms

SAID = "I am bob@example.com, call 020 7946 0958"
MASKED = "I am [EMAIL_ADDRESS], call [PHONE_NUMBER]"
COUNTS = (("EMAIL_ADDRESS", 1), ("PHONE_NUMBER", 1))


def gate_that(decides: MessageData) -> Gate:
    policy = PrivacyPolicy(messages=MessagesPolicy(personal_data=decides))
    return Gate(policy, build_detector())


@pytest.mark.parametrize("purpose", ["model", "embedder", "webhook", "transcript", "mail"])
def test_personal_data_is_masked_for_every_purpose(purpose: str) -> None:
    cleared = gate_that(MessageData.MASK).clear(SAID, purpose)

    assert (cleared.text, cleared.purpose, cleared.masked) == (MASKED, purpose, COUNTS)


@pytest.mark.parametrize("purpose", ["model", "embedder", "webhook"])
def test_keeping_keeps_it_for_who_answers(purpose: str) -> None:
    cleared = gate_that(MessageData.KEEP).clear(SAID, purpose)

    assert (cleared.text, cleared.masked) == (SAID, ())


@pytest.mark.parametrize("purpose", ["transcript", "mail"])
@pytest.mark.parametrize("decides", list(MessageData))
def test_what_is_written_down_is_masked_for_good_whatever_the_policy(
    purpose: str, decides: MessageData
) -> None:
    names = Pseudonyms()

    cleared = gate_that(decides).clear(SAID, purpose, names=names)

    assert (cleared.text, cleared.masked) == (MASKED, COUNTS)
    assert names.restore(cleared.text) == MASKED


def test_model_gets_placeholders_that_the_session_can_restore() -> None:
    names = Pseudonyms()

    cleared = gate_that(MessageData.MASK).clear(SAID, "model", names=names)

    assert "bob" not in cleared.text
    assert "7946" not in cleared.text
    assert cleared.masked == COUNTS
    assert names.restore(cleared.text) == SAID


def test_embedder_gets_no_placeholders_of_the_session() -> None:
    assert gate_that(MessageData.MASK).clear(SAID, "embedder", names=Pseudonyms()).text == MASKED


def test_kept_text_cannot_smuggle_a_placeholder() -> None:
    names = Pseudonyms()
    placeholder = gate_that(MessageData.MASK).clear("bob@example.com", "model", names=names).text

    cleared = gate_that(MessageData.KEEP).clear(f"say {placeholder}", "model", names=names)

    assert placeholder not in cleared.text
    assert names.restore(cleared.text) == f"say {placeholder}"


def test_counting_tells_types_and_nothing_else() -> None:
    assert gate_that(MessageData.KEEP).count(SAID) == dict(COUNTS)


def test_unknown_purpose_is_refused() -> None:
    with pytest.raises(ValueError, match="advert"):
        gate_that(MessageData.MASK).clear(SAID, "advert")
