"""A short run of the soak over every format; the long one is `tests.soak.loader_mutations`."""

from __future__ import annotations

from tests.contract.test_loaders import SAMPLES
from tests.soak.loader_mutations import Reader, twins
from tests.support.office_samples import OFFICE_SAMPLES

COUNT = 12


def test_broken_twins_of_every_format_give_text_or_a_reason() -> None:
    said: dict[str, list[str]] = {kind: [] for kind in SAMPLES}
    reader = Reader()
    try:
        for kind, name, data in twins(COUNT, seed=7):
            said[kind].append(reader.read(name, data))
    finally:
        reader.close()

    assert [one for found in said.values() for one in found if one.startswith("!")] == []
    # What a library raises in other formats, the worker tells as damage; ours know their faults.
    assert [one for kind in OFFICE_SAMPLES for one in said[kind] if one.startswith("?")] == []
    assert all("document_damaged" in said[kind] for kind in OFFICE_SAMPLES)
