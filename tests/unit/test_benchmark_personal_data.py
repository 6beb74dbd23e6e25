"""The measure itself: what counts as found, and how F2 weighs it."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.labelled import Labelled, held_out_sentences, learnt_from, read_conll
from tests.benchmarks.personal_data import scores

TEXT = Labelled("x" * 100, ((0, 10, "PERSON"), (50, 60, "PERSON")))


def test_a_span_counts_when_nine_tenths_are_shared_and_the_type_is_right() -> None:
    assert scores([TEXT], [[(0, 9, "PERSON"), (50, 58, "PERSON")]])["PERSON"]["recall"] == 0.5
    assert scores([TEXT], [[(0, 10, "LOCATION")]])["PERSON"]["recall"] == 0


def test_f2_weighs_what_was_missed_more_than_what_was_too_much() -> None:
    missed = scores([TEXT], [[(0, 10, "PERSON")]])["PERSON"]["f2"]
    many = [(0, 10, "PERSON"), (50, 60, "PERSON"), (20, 25, "PERSON"), (70, 75, "PERSON")]
    assert missed == 0.556
    assert scores([TEXT], [many])["PERSON"]["f2"] == 0.833


def test_tokens_are_joined_as_people_write_and_handles_are_no_names(tmp_path: Path) -> None:
    path = tmp_path / "some.conll"
    path.write_text("Tom\tB-PER\nBaker\tI-PER\n's\tO\n(\tO\nshop\tO\n)\tO\n@\tB-PER\nann\tB-PER\n")
    (sentence,) = read_conll(path)
    assert sentence.text == "Tom Baker's (shop) @ann"
    assert sentence.spans == ((0, 9, "PERSON"),)


def test_what_is_measured_is_never_learnt(tmp_path: Path) -> None:
    for name in ("btc-a", "wikigold", "wnut17-dev"):
        lines = [f"{name}{number} O" for number in range(80)]
        (tmp_path / f"{name}.conll").write_text("\n\n".join(lines))
    measured = {s.text for held in held_out_sentences(tmp_path).values() for s in held}
    learnt = {s.text for path in tmp_path.glob("*.conll") for s in learnt_from(path)}
    assert len(measured) == 80 + 10 + 10
    assert len(learnt) == 140
    assert not measured & learnt
