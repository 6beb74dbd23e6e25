"""The colours of the widget: ours, and those that the owner's one colour becomes.

The widget and the drawing of it on the owner's desk are made from these.
"""

from __future__ import annotations

import json
from functools import cache

from builder.core.appearance import AppearanceSettings
from builder.core.colour import NEEDED, WHITE, contrast, nearest, readable, text_on
from builder.core.errors import UsageError
from builder.system import resources

LIGHT, DARK = "light", "dark"
_BLACK = "#000000"

Tones = dict[str, str]


def look(own: AppearanceSettings) -> dict[str, Tones]:
    """The tones of both schemes by their names; text on its ground is 4.5 : 1 or better.

    The visitor's own words (`bubble`, `on-bubble`) look the same by day and night.
    """
    day, night = dict(_ours()[LIGHT]), dict(_ours()[DARK])
    on_day = own.on_accent or text_on(own.accent)
    at_night = readable(own.accent, WHITE, (night["surface"],))
    day |= {"accent": own.accent, "on-accent": on_day, "bubble": own.accent, "on-bubble": on_day}
    day["ink"] = readable(own.accent, _BLACK, (day["soft"], day["surface"]))
    night |= {"accent": at_night, "on-accent": text_on(at_night)}
    night |= {"bubble": own.accent, "on-bubble": on_day}
    night["ink"] = readable(own.accent, WHITE, (night["soft"], night["surface"]))
    return {LIGHT: day, DARK: night}


def check_colours(own: AppearanceSettings) -> None:
    """Refuse colours that text cannot be read in.

    Raises:
        UsageError: `colour_unreadable`, with the nearest colour that passes.
    """
    text = own.on_accent or text_on(own.accent)
    found = contrast(own.accent, text)
    if found < NEEDED:
        raise UsageError(
            "colour_unreadable",
            colour=own.accent,
            text=text,
            ratio=f"{int(found * 100) / 100:.2f}",  # never rounded up to what is needed
            nearest=nearest(own.accent, own.on_accent),
        )


@cache
def _ours() -> dict[str, Tones]:
    read: dict[str, Tones] = json.loads(resources.text("widget", "tokens.json"))
    return read
