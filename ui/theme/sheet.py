"""The style sheet: `resources/theme/*.qss` with the tokens put in."""

from __future__ import annotations

import re
from functools import cache

from builder.system import resources
from ui.theme.tokens import Tokens, as_dict

_TOKEN = re.compile(r"@([a-z][a-z0-9_]*)")


@cache
def sheet(tokens: Tokens) -> str:
    """The whole style sheet in the colours of `tokens`.

    Raises:
        KeyError: a file names a token that there is not.
    """
    colours = as_dict(tokens)
    files = sorted(resources.path("theme").glob("*.qss"))
    plain = "\n".join(resources.text("theme", file.name) for file in files)
    return _TOKEN.sub(lambda found: colours[found[1]], plain)
