"""Presidio's recognisers, one by one and without its engine: their patterns and check digits.

The package costs most of a second and some 60 MB to import, so it comes with the first candidate
and not before. Two faults of it do not reach us: words around a number never raise a score there
without a language model, so ours decide; and its e-mail recogniser asks the network for a list of
suffixes, so it is not built here, and the list is kept from being fetched by whoever builds it.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from presidio_analyzer import PatternRecognizer


def spans(recogniser: str, text: str) -> list[tuple[int, int, float]]:
    """What the recogniser of that class name finds in `text`: (start, end, score), best first."""
    asked = _built(recogniser)
    found = [(each.start, each.end, float(each.score)) for each in asked.analyze(text, [])]
    return sorted(found, key=lambda span: (-span[2], span[0] - span[1]))


@cache
def _built(recogniser: str) -> PatternRecognizer:
    _mend()
    from presidio_analyzer import predefined_recognizers

    built: PatternRecognizer = getattr(predefined_recognizers, recogniser)()
    return built


@cache
def _mend() -> None:
    """Keep the package from the network and from the log."""
    import presidio_analyzer
    import tldextract

    offline = tldextract.TLDExtract(cache_dir=None, suffix_list_urls=(), fallback_to_snapshot=True)
    setattr(tldextract, "extract", offline)  # noqa: B010
    # Its "decision process" prints texts; ours may hold personal data.
    process = logging.getLogger("decision_process")
    process.handlers.clear()
    process.setLevel(logging.CRITICAL)
    logging.getLogger(presidio_analyzer.__name__.replace("_", "-")).setLevel(logging.CRITICAL)
