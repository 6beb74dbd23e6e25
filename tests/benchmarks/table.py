"""The figures as a table for people, with what was aimed at."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.output import say

QUALITY = (
    ("hit at 1", "hit_at_1", "at least 0.90"),
    ("hit at 5", "hit_at_5", "at least 0.985"),
    ("right sentence first", "sentence_first", "at least 0.75"),
    ("right sentence within two", "sentence_within_two", "at least 0.84"),
    ("quotes shown hold it", "quotes_hold_it", ""),
    ("AUROC, its section removed", "auroc_section_removed", "at least 0.94"),
    ("  answered at 5 in 100 wrong", "kept_section_removed", "at least 0.70"),
    ("AUROC, its article removed", "auroc_article_removed", "at least 0.98"),
    ("  answered at 2 in 100 wrong", "kept_article_removed", "at least 0.85"),
    ("refused at 0.5 though there", "refused_though_there", ""),
    ("answered at 0.5, section removed", "answered_section_removed", ""),
    ("answered at 0.5, article removed", "answered_article_removed", ""),
)

SPEED = (
    ("ingest, kilobytes a second", "kilobytes_per_s", "at least 2"),
    ("ingest, passages a second", "passages_per_s", "at least 2"),
    ("ingest, processor seconds", "ingest_processor_s", "at most 0.5"),
    ("question p50, ms", "question_p50_ms", "at most 0.33"),
    ("question p95, ms", "question_p95_ms", "at most 0.33"),
    ("first answer after the drop, s", "first_answer_s", "at most 0.1"),
    ("first answer after the start, s", "first_answer_after_start_s", "at most 0.1"),
    ("peak memory, MB", "peak_mb", "at most 0.5"),
    ("passages", "passages", ""),
    ("start until warm, s", "ready_to_drop_s", ""),
)

ALONE = (
    ("whole answer p50, ms", "answer_p50_ms"),
    ("whole answer p95, ms", "answer_p95_ms"),
    ("open until it answers, s", "open_s"),
    ("open until complete, s", "open_complete_s"),
)


def show(found: dict[str, Any]) -> None:
    """Say what was measured."""
    if "quality" in found:
        _show_quality(found["quality"])
    if "speed" in found:
        _show_speed(found["speed"])
    if "startup" in found:
        timed = found["startup"]
        say(f"\nwindow painted after {timed['our_window_s']} s, an empty one after")
        say(f"{timed['empty_window_s']} s: {timed['ratio']} times (aim: at most 2)")
    say()


def _show_quality(quality: dict[str, Any]) -> None:
    say(f"SelQA: {quality['documents']} documents, {quality['questions']} questions")
    for title, key, aim in QUALITY:
        say(f"  {title:34s} {quality[key]:7.3f}   {aim}")
    small = quality["businesses"]
    say(
        f"  four small businesses: {small['answered']} of {small['answerable']} answered, "
        f"{small['refused']} of {small['unanswerable']} refused"
    )


def _show_speed(speed: dict[str, Any]) -> None:
    ours, peer = speed["ours"], speed["peer"]
    say(f"\n{speed['kilobytes']} KB of text      {'ours':>10s} {'plain':>13s} {'ratio':>7s}")
    for title, key, aim in SPEED:
        theirs = peer.get(key, peer.get("missing"))
        ratio = f"{ours[key] / peer[key]:7.2f}" if peer.get(key) else f"{'':7s}"
        say(f"  {title:34s} {ours[key]:>10} {theirs:>13} {ratio}   {aim}")
    for title, key in ALONE:
        say(f"  {title:34s} {ours[key]:>10}")
