"""Order and customer numbers as the owner shows them: by an example, never by a pattern.

An example gives its form: `RE-2024-00017` stands for `RE-`, four digits, `-`, five digits, and
`C#####` for a C and five digits. Letters and signs are taken as they are, in either case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.core.bot import NUMBER_EXAMPLE
from builder.core.document import Finding
from builder.privacy.pii.reading import Reading, Recogniser

REFERENCE = "REFERENCE_NUMBER"

_PART = re.compile(r"[\d#]+|[^\W\d_]+| +|.")


def find_references(examples: Iterable[str]) -> Recogniser | None:
    """A recogniser of numbers formed like one of `examples`; None when there is none."""
    forms = sorted({_form(each) for each in map(str.strip, examples) if _usable(each)}, key=len)
    if not forms:
        return None
    pattern = re.compile(
        rf"(?<![\w#])(?<!\d[-/.])(?:{'|'.join(reversed(forms))})(?!\w)(?![-/.,]\d)", re.IGNORECASE
    )

    def find(reading: Reading) -> Iterator[Finding]:
        # A bare number may be a date or a price; one with letters is what it is.
        for match in pattern.finditer(reading.folded):
            start, end = match.span()
            if any(map(str.isalpha, match.group())) or not reading.is_amount(start, end):
                yield Finding(REFERENCE, start, end, 0.9)

    return find


def _usable(example: str) -> bool:
    return bool(re.fullmatch(NUMBER_EXAMPLE, example))


def _form(example: str) -> str:
    """The safe pattern of one example: no repetition without a bound, no choice inside."""
    made = []
    for part in _PART.findall(example):
        if part[0].isdigit() or part[0] == "#":
            made.append(rf"[0-9]{{{len(part)}}}")
        elif part.isspace():
            made.append(" {1,3}")
        else:
            made.append(re.escape(part))
    return "".join(made)
