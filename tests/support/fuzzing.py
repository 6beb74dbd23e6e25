"""A host that takes any number of requests, and what to throw at its routes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from hypothesis import strategies as st

from builder.server.settings import Caps, HostSettings
from tests.support.bots import FakeBot
from tests.support.hosts import let_in, make_app

_MANY = 10**9

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("\ud800"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def tireless_app(folder: Path) -> FastAPI:
    """Every route of a host, without an end of what one caller may ask."""
    caps = Caps(
        requests_per_minute=_MANY,
        sessions_per_hour=_MANY,
        messages_per_minute=_MANY,
        messages_per_day=_MANY,
        handovers_per_day=_MANY,
        token_messages_per_minute=_MANY,
        token_messages_per_day=_MANY,
        turns=_MANY,
        wrong_tokens_per_minute=_MANY,
    )
    return make_app(FakeBot(), settings=HostSettings(caps=caps), operators=let_in(folder))


def bodies(good: dict[str, Any]) -> st.SearchStrategy[bytes]:
    """`good` with something else in it or left out; any JSON; any bytes."""
    changed = st.dictionaries(st.sampled_from([*good, "more"]), JSON, max_size=3).map(
        lambda change: {**good, **change}
    )
    less = st.sets(st.sampled_from(sorted(good))).map(
        lambda gone: {name: value for name, value in good.items() if name not in gone}
    )
    return (changed | less | JSON).map(lambda value: json.dumps(value).encode()) | st.binary(
        max_size=60
    )
