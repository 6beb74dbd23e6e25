"""Whether text can be read: WCAG 2.2's luminance and contrast, and the nearest colour that passes.

Colours are `#rrggbb` here and inside three channels from 0 to 255.
"""

from __future__ import annotations

from collections.abc import Iterable

NEEDED = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of ordinary size."""

SPARE = 4.6
"""What our own tones aim at, so that rounding takes nothing from it."""

WHITE, NIGHT = "#ffffff", "#0d0b2b"
"""What text on the owner's colour is when the owner does not say: white, or nearly black."""

_STEPS = 200

Channels = tuple[int, int, int]


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: from 1, the same, to 21, black and white.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    high, low = sorted((_luminance(_split(one)), _luminance(_split(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def text_on(ground: str) -> str:
    """White where it can be read on `ground`, else nearly black."""
    return WHITE if contrast(WHITE, ground) >= NEEDED else NIGHT


def readable(colour: str, goal: str, grounds: Iterable[str]) -> str:
    """`colour`, moved towards `goal` until it can be read on each of `grounds`."""
    behind = tuple(grounds)
    mixed = colour
    for step in range(21):
        mixed = _mix(colour, goal, step / 20)
        if all(contrast(mixed, ground) >= SPARE for ground in behind):
            break
    return mixed


def nearest(ground: str, text: str = "") -> str:
    """The colour nearest to `ground` on which `text` can be read; without `text`, ours."""
    for step in range(_STEPS + 1):
        for goal in ("#000000", WHITE):
            tried = _mix(ground, goal, step / _STEPS)
            if contrast(tried, text or text_on(tried)) >= NEEDED:
                return tried
    raise AssertionError  # black or white is 4.58 or more from any colour


def _mix(colour: str, goal: str, share: float) -> str:
    parts = zip(_split(colour), _split(goal), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in parts)


def _split(colour: str) -> Channels:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(channels: Channels) -> float:
    shares = (value / 255 for value in channels)
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
