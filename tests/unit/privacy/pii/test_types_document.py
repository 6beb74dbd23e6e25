"""The document on types names every one that can be found."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

from builder.privacy import pii
from builder.privacy.pii.identifiers.national_kinds import NATIONAL_KINDS
from builder.privacy.pii.identifiers.presidio_kinds import PRESIDIO_KINDS


def test_every_type_is_in_the_document() -> None:
    told = set(
        re.findall(
            r"`([A-Z][A-Z0-9_]+)`", (Path(pii.__file__).parent / "TYPES.md").read_text("utf-8")
        )
    )
    types = {kind.entity for kind in (*PRESIDIO_KINDS, *NATIONAL_KINDS)}
    for module in pkgutil.walk_packages(pii.__path__, f"{pii.__name__}."):
        source = Path(str(importlib.import_module(module.name).__file__)).read_text("utf-8")
        types |= set(re.findall(r'^[A-Z]+ = "([A-Z_]+)"', source, re.MULTILINE))

    assert types >= {"AGE", "LOCATION", "UK_NHS", "PASSWORD"}
    assert types - told == set()
    assert told - types <= {"PERSON", "ORGANIZATION"}
