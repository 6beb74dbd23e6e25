"""What the search for personal data keeps in memory, and what it need not load."""

from __future__ import annotations

import subprocess
import sys

from builder.privacy.pii.detector import build_detector
from builder.privacy.pii.names.network import load_network

NAMES = ("Zbigniewska", "Okonkwo", "Smith", "Maria")
TEXT = (
    "I am Maria Okonkwo, and my neighbours are John Smith and Ola Zbigniewska. The parcel is late."
)


def test_nobodys_name_stays_in_memory_when_the_text_is_read() -> None:
    network = load_network()
    detector = build_detector()
    assert len(detector.find(TEXT)) == 3

    assert network.is_everyday("late")
    assert "late" in network._known
    remembered = set(network._known)
    (finder,) = [each.__self__ for each in detector._names if hasattr(each, "__self__")]
    remembered |= set(finder._seen)
    assert not remembered & {*NAMES, *map(str.lower, NAMES)}


def test_dates_beside_the_words_for_numbers_load_no_language_toolkit() -> None:
    script = (
        "import sys; from builder.privacy.pii.detector import build_detector\n"
        "build_detector().find_all(['The tax act of 24 April 1952; moved 10 October'])\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
