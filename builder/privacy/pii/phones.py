"""Telephone numbers: candidates by shape, judged by the owner's countries and the words around."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.core.document import Finding
from builder.privacy.pii import context, phone_plans
from builder.privacy.pii.reading import Reading

PHONE = "PHONE_NUMBER"

_BETWEEN = r" ?\(0\) ?| ?\) ?[-/.]? ?| ?\(| ?[-./] ?|  ?"
_RUN = re.compile(rf"(?<![\w])(?:\+ ?)?\(?(?:\+ ?)?\d+(?:(?:{_BETWEEN})\d+){{0,30}}")
_EXTENSION = re.compile(
    r" ?(?:x|ext\.?|extension|durchwahl|dw\.?|anexo) ?\d{1,6}(?!\w)", re.IGNORECASE
)
_FEWEST, _MOST, _GROUPS = 7, 17, 7

_BANK_ACCOUNT = re.compile(r"\b[A-Za-z]{2}\d{2}[ -]$")  # an IBAN with a slip in it
_US_SHAPE = re.compile(r"(?:(?:001|\+?1)[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}")
_TRUNK_SHAPE = re.compile(r"\(?0\d{1,5}\)?(?: ?[-/. ] ?\d{2,8}){1,5}|\(0\d{1,5}\) ?\d{4,8}|07\d{9}")
_NOT_A_PHONE = re.compile(
    r"\d{1,3}(?:\.\d{3})+|\d+\.\d+|\d{1,3}(?:\.\d{1,3}){3}"  # amounts, decimals, dotted quads
    r"|\d{5}-\d{4}"  # a US postcode with its four further digits
    r"|\d{1,2} \d{1,2} (?:19|20)\d\d|(?:19|20)\d\d \d{1,2} \d{1,2}"  # dates
    r"|(?:19|20)\d\d(?: (?:19|20)\d\d)+"  # years
    r"|(?:[01]\d|2[0-4])[0-5]0 ?- ?(?:[01]\d|2[0-4])[0-5]0"  # hours: 0900-1730
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch of digit groups that may be one number. `start` counts from the text's begin."""

    shown: str
    groups: tuple[str, ...]
    start: int
    end: int

    @property
    def digits(self) -> str:
        return "".join(self.groups)


def find_phones(reading: Reading, regions: Sequence[str]) -> Iterator[Finding]:
    """Every telephone number, national forms by the plans of `regions` (ISO 3166, two letters)."""
    for run in _RUN.finditer(reading.quiet):
        if sum(map(str.isdigit, run.group())) >= _FEWEST:
            yield from _phones_in(reading, run, regions)


def _phones_in(reading: Reading, run: re.Match[str], regions: Sequence[str]) -> Iterator[Finding]:
    if _BANK_ACCOUNT.search(reading.quiet, max(0, run.start() - 6), run.start()):
        return
    text, offset = reading.quiet, run.start()
    groups = [(m.start() + offset, m.end() + offset) for m in re.finditer(r"\d+", run.group())]
    groups = [span for span in groups if text[span[0] - 1 : span[1] + 1] != "(0)"]
    first = 0
    while first < len(groups):
        last = None
        if _begins(reading, offset, groups, first):
            last = _last_group(reading, offset, groups, first, regions)
        if last is None:
            first += 1
            continue
        found, score = last
        start, end = _widened(text, offset, groups[first][0], groups[found][1])
        yield Finding(PHONE, start, end, score)
        first = found + 1


def _begins(reading: Reading, offset: int, groups: list[tuple[int, int]], first: int) -> bool:
    """A number begins a run, or stands after a space; never after a hyphen inside a code."""
    start = groups[first][0]
    if first == 0:
        lead = reading.quiet[max(0, offset - 2) : offset]
        return not re.search(r"\w[-/.#_]$|[\w,.]$", lead) or bool(re.search(r"[^\W\d_]\.$", lead))
    return reading.quiet[start - 1] in " (" or reading.quiet[start - 2 : start] == "(+"


def _last_group(
    reading: Reading,
    offset: int,
    groups: list[tuple[int, int]],
    first: int,
    regions: Sequence[str],
) -> tuple[int, float] | None:
    """The group with which a number that begins at `first` ends, and its score; longest first."""
    found: tuple[int, float] | None = None
    for last in range(min(first + _GROUPS, len(groups)) - 1, first - 1, -1):
        # A longer find gives way where its rest begins with a 0 and is a number by itself.
        if found and not _parted(reading, groups[first : last + 2]):
            continue
        candidate = _candidate(reading, offset, groups[first : last + 1])
        score = candidate and _judge(reading, candidate, regions)
        if score and (not found or _last_group(reading, offset, groups, last + 1, regions)):
            found = last, score
    return found


def _parted(reading: Reading, groups: list[tuple[int, int]]) -> bool:
    """Whether the last group may begin another number: a 0 after nine digits and a space."""
    before = sum(end - start for start, end in groups[:-1])
    start = groups[-1][0]
    return before >= 9 and reading.quiet[start - 1 : start + 1] in {" 0", "(0"}


def _candidate(reading: Reading, offset: int, groups: list[tuple[int, int]]) -> _Candidate | None:
    text = reading.quiet
    if not _FEWEST <= sum(end - start for start, end in groups) <= _MOST:
        return None
    if not _ends(text, groups[-1][1]):
        return None
    start, end = _widened(text, offset, groups[0][0], groups[-1][1])
    return _Candidate(text[start:end], tuple(text[a:b] for a, b in groups), start, end)


def _ends(text: str, end: int) -> bool:
    if _EXTENSION.match(text, end):
        return True
    return not re.match(r"\w|[-/_]\w|[.,:]\d|\x1f", text[end : end + 2])


def _widened(text: str, offset: int, start: int, end: int) -> tuple[int, int]:
    """(start, end) with the sign and bracket before it and the extension behind it."""
    while (start > offset and text[start - 1] in "+(") or text[start - 2 : start] == "+ ":
        start -= 1
    extension = _EXTENSION.match(text, end)
    return start, extension.end() if extension else end


def _judge(reading: Reading, candidate: _Candidate, regions: Sequence[str]) -> float | None:
    """How surely the candidate is a phone number; None when it is not taken for one."""
    digits = candidate.digits
    if _NOT_A_PHONE.fullmatch(candidate.shown):
        return None
    if candidate.shown.lstrip("(").startswith("+"):
        return phone_plans.international(digits)
    if context.labelled_otherwise(reading, candidate.start) or _regular(candidate.groups):
        return None
    score = _dialled_abroad(digits) or _national(reading, candidate, regions)
    if context.about_phones(reading, candidate.start, candidate.end):
        score = round((score or 0.5) + 0.1, 2) if score or _plausible(reading, candidate) else None
    return score


def _dialled_abroad(digits: str) -> float | None:
    """The score of a number that begins with the prefix for calls abroad, 00 or 011."""
    for prefix in ("00", "011"):
        if digits.startswith(prefix):
            score = phone_plans.international(digits[len(prefix) :])
            return 0.9 if score == 0.95 else None
    return None


def _national(reading: Reading, candidate: _Candidate, regions: Sequence[str]) -> float | None:
    """The score of a number as it is dialled inside one of the regions."""
    groups = [len(group) for group in candidate.groups]
    if 1 in groups[1:]:
        return None
    if "US" in regions and len(groups) > 1 and _US_SHAPE.fullmatch(candidate.shown):
        return 0.8
    known = phone_plans.national(candidate.digits, regions) is not None
    if candidate.digits.startswith("0"):
        return _with_trunk_prefix(candidate, known, regions)
    if not known or groups[0] == 1 or "/" in candidate.shown:
        return None
    if len(groups) > 1:
        return 0.75
    # Nine digits in one piece may be anything, unless they are all that was said.
    return 0.6 if groups[0] >= 10 or reading.text.strip() == candidate.shown else None


def _with_trunk_prefix(candidate: _Candidate, known: bool, regions: Sequence[str]) -> float | None:
    length = len(candidate.digits)
    if known and length >= 9:
        return 0.85
    shaped = 10 <= length <= 12 and _TRUNK_SHAPE.fullmatch(candidate.shown)
    return 0.7 if shaped and phone_plans.possible(candidate.digits, regions) else None


def _plausible(reading: Reading, candidate: _Candidate) -> bool:
    """Whether a word about phones makes a number of no known plan one all the same."""
    if len(candidate.groups) == 1:
        return context.phone_label(reading, candidate.start)
    return max(map(len, candidate.groups)) >= 3 and len(candidate.groups[-1]) >= 2


def _regular(groups: Sequence[str]) -> bool:
    """Whether the groups rise evenly, as sizes do: 36 38 40 42. No size begins with a 0."""
    steps = {int(b) - int(a) for a, b in pairwise(groups)}
    rising = not groups[0].startswith("0") or steps == {0}
    return len(groups) >= 3 and len(steps) == 1 and rising
