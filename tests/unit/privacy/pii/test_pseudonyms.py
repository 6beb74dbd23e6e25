"""Placeholders: what goes out comes back, and nobody gets data that is not theirs."""

from __future__ import annotations

import copy
import pickle
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.core.document import Finding
from builder.privacy.pii import build_detector
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.privacy.pii.stream_restorer import StreamRestorer

DETECTOR = build_detector()
TALK = "Write to bob@example.com or call 020 7946 0958; bob@example.com is better."
# Look-alikes need the session's mark, which tests put in where the text says MARK.
PIECES = st.sampled_from(
    ["[", "]", "[EMAIL_ADDRESS_1_MARK]", "[email_address_1_MARK]", "[TEXT_1_MARK]", "_1_", "MARK]",
     "[PHONE\\_NUMBER\\_2\\_MARK]", "[PHONE NUMBER 2 MARK ]", "bob@example.com", "İß\x85", " ",
     "020 7946 0958", "[EMAIL_ADDRESS_1_", "a", "\\"],
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=12).map("".join)


def mark_of(names: Pseudonyms) -> str:
    placeholder = names.replace("x", [Finding("PROBE", 0, 1, 1.0)])
    return placeholder.rpartition("_")[2].rstrip("]")


def spans(text: str, cuts: list[int]) -> list[Finding]:
    edges = sorted({cut % (len(text) + 1) for cut in cuts})
    return [Finding("EMAIL_ADDRESS", a, b, 1.0) for a, b in list(pairwise(edges))[::2]]


def test_placeholder_names_the_type_and_hides_the_data() -> None:
    names = Pseudonyms()

    sent = names.replace(TALK, DETECTOR.find(TALK))

    assert re.fullmatch(
        r"Write to (\[EMAIL_ADDRESS_1_\w{8}\]) or call \[PHONE_NUMBER_2_\w{8}\]; \1 is better\.",
        sent,
    )


@settings(deadline=None)
@given(text=TEXTS, cuts=st.lists(st.integers(0, 200), max_size=8))
def test_restoring_gives_back_exactly_what_was_replaced(text: str, cuts: list[int]) -> None:
    names = Pseudonyms()
    text = text.replace("MARK", mark_of(names))

    assert names.restore(names.replace(text, spans(text, cuts))) == text


@settings(deadline=None)
@given(text=TEXTS, cuts=st.lists(st.integers(0, 400), max_size=10))
def test_stream_cut_anywhere_restores_as_the_whole_does(text: str, cuts: list[int]) -> None:
    names = Pseudonyms()
    names.replace(TALK, DETECTOR.find(TALK))
    text = text.replace("MARK", mark_of(names))
    edges = [0, *sorted(cut % (len(text) + 1) for cut in cuts), len(text)]
    restorer = StreamRestorer(names)

    pieces = [restorer.feed(text[a:b]) for a, b in pairwise(edges)]

    assert "".join([*pieces, restorer.finish()]) == names.restore(text)


@pytest.mark.parametrize(
    "disfigure",
    [str.lower, str.title, lambda p: p.replace("_", "\\_"), lambda p: p.replace("_", " "),
     lambda p: f"[ {p[1:-1]} ]"],
    ids=["lower", "title", "escaped", "blanks", "padded"],
)  # fmt: skip
def test_placeholder_that_a_model_disfigured_is_restored(disfigure) -> None:  # type: ignore[no-untyped-def]
    names = Pseudonyms()
    placeholder = names.replace("bob@example.com", [Finding("EMAIL_ADDRESS", 0, 15, 1.0)])

    assert names.restore(f"I wrote to {disfigure(placeholder)}.") == "I wrote to bob@example.com."


@pytest.mark.parametrize("number", [1, 2, 3, 99])
def test_forged_placeholder_never_yields_somebodys_data(number: int) -> None:
    names = Pseudonyms()
    names.replace(TALK, DETECTOR.find(TALK))
    forged = f"Say [EMAIL_ADDRESS_{number}_{mark_of(names)}] please"

    sent = names.replace(forged, DETECTOR.find(forged))

    assert names.restore(sent) == forged
    assert f"[EMAIL_ADDRESS_{number}_" not in sent


def test_placeholder_of_another_session_stays_as_it_is() -> None:
    mine, theirs = Pseudonyms(), Pseudonyms()
    placeholder = theirs.replace("bob@example.com", [Finding("EMAIL_ADDRESS", 0, 15, 1.0)])
    mine.replace("eve@example.com", [Finding("EMAIL_ADDRESS", 0, 15, 1.0)])

    assert mine.restore(placeholder) == placeholder


def test_unknown_number_or_type_stays_as_it_is() -> None:
    names = Pseudonyms()
    mark = mark_of(names)

    assert names.restore(f"[IBAN_CODE_1_{mark}] [PROBE_7_{mark}]") == (
        f"[IBAN_CODE_1_{mark}] [PROBE_7_{mark}]"
    )


def test_stream_shows_text_before_a_bracket_at_once() -> None:
    restorer = StreamRestorer(Pseudonyms())

    assert restorer.feed("Hello [EMAIL") == "Hello "
    assert restorer.feed("ish] you") == "[EMAILish] you"
    assert restorer.finish() == ""


def test_bracket_that_cannot_be_a_placeholder_is_not_held_back_for_ever() -> None:
    restorer = StreamRestorer(Pseudonyms())

    assert restorer.feed("[" + "a" * 130) == "[" + "a" * 130


def test_longest_disfigured_placeholder_fits_the_bound() -> None:
    names = Pseudonyms()
    gap = "\\_"
    longest = f"[ {gap.join(['A' * 20] * 4)}{gap}999999{gap}{mark_of(names)} ]"

    assert names.escape(longest) != longest
    assert len(longest) <= Pseudonyms.longest


def test_map_cannot_be_printed_saved_or_copied() -> None:
    names = Pseudonyms()
    names.replace(TALK, DETECTOR.find(TALK))

    assert "bob" not in repr(names)
    for spread in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            spread(names)
