"""US social security numbers, by the rules of the issuing authority."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii import context
from builder.privacy.pii.reading import Reading

SSN = "US_SSN"

# Area 000, 666 and 900–999, group 00 and serial 0000 are never given out.
_NUMBER = re.compile(
    r"(?<![\w])(?<!\w[-./])(?!000|666|9)\d{3}([- .]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\w])(?!-\w)"
)


def find_ssns(reading: Reading) -> Iterator[Finding]:
    """Numbers grouped 3-2-4; with other separators or none only beside words that say so."""
    for match in _NUMBER.finditer(reading.quiet):
        start, end = match.span()
        named = context.about_social_security(reading, start, end)
        if named or (match[1] == "-" and not context.labelled_otherwise(reading, start)):
            yield Finding(SSN, start, end, 1.0 if named else 0.85)
