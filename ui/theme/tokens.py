"""The colours of both themes, by what they are for."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme's colours, `#rrggbb`.

    Attributes:
        surface: of cards; `surface2` of what lies in them.
        border: of cards and rows; `border2` of controls, which must stand out 3:1.
        muted: the one quieter text colour.
        soft tokens: grounds of pills and notices, under the colour of the same name.
    """

    name: str
    bg: str
    rail: str
    surface: str
    surface2: str
    border: str
    border2: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_text: str
    on_accent: str
    visitor: str
    on_visitor: str
    answer: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    on_danger: str
    track: str
    knob: str
    focus: str


LIGHT = Tokens(
    name="light",
    bg="#f6f7f9",
    rail="#fbfbfc",
    surface="#ffffff",
    surface2="#f2f4f7",
    border="#e4e7ec",
    border2="#7f899c",
    text="#101828",
    muted="#566074",
    accent="#4f46e5",
    accent_hover="#4338ca",
    accent_soft="#eef0ff",
    accent_text="#4338ca",
    on_accent="#ffffff",
    visitor="#4f46e5",
    on_visitor="#ffffff",
    answer="#ffffff",
    ok="#067647",
    ok_soft="#e7f8ee",
    warn="#8a4b08",
    warn_soft="#fff4e0",
    danger="#b42318",
    danger_soft="#fef0ee",
    on_danger="#ffffff",
    track="#7f899c",
    knob="#ffffff",
    focus="#4f46e5",
)

DARK = Tokens(
    name="dark",
    bg="#0f1116",
    rail="#13151b",
    surface="#181b22",
    surface2="#20242d",
    border="#2a2f3a",
    border2="#6b7385",
    text="#eceef2",
    muted="#a2abbb",
    accent="#7c78ff",
    accent_hover="#928fff",
    accent_soft="#262650",
    accent_text="#b3b1ff",
    on_accent="#0d0b2b",
    visitor="#5b55e8",
    on_visitor="#ffffff",
    answer="#20242d",
    ok="#5fd49a",
    ok_soft="#12301f",
    warn="#f3b95f",
    warn_soft="#362a12",
    danger="#ff8a80",
    danger_soft="#3a1c1a",
    on_danger="#2b0704",
    track="#6b7385",
    knob="#ffffff",
    focus="#a5a2ff",
)

TEXT_PAIRS = (
    ("text", "bg"), ("text", "surface"), ("text", "surface2"), ("text", "rail"), ("text", "answer"),
    ("muted", "bg"), ("muted", "surface"), ("muted", "surface2"), ("muted", "rail"),
    ("muted", "answer"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("accent_text", "accent_soft"), ("accent_text", "surface"), ("accent_text", "bg"),
    ("accent_text", "answer"), ("accent_text", "surface2"),
    ("on_visitor", "visitor"), ("ok", "ok_soft"), ("ok", "surface"), ("warn", "warn_soft"),
    ("warn", "surface"), ("danger", "danger_soft"), ("danger", "surface"),
    ("danger", "bg"), ("danger", "surface2"), ("on_danger", "danger"),
    ("text", "ok_soft"), ("text", "warn_soft"), ("text", "danger_soft"), ("text", "accent_soft"),
    ("muted", "accent_soft"), ("muted", "warn_soft"),
)  # fmt: skip
"""Text on ground, as the style sheet puts them together: 4.5:1 or more."""

SHAPE_PAIRS = (
    ("border2", "surface"), ("border2", "bg"), ("track", "surface"), ("accent", "surface"),
    ("focus", "bg"), ("focus", "surface"), ("focus", "surface2"), ("focus", "rail"),
    ("knob", "track"), ("knob", "accent"),
)  # fmt: skip
"""Edges and marks one must see to use a control: 3:1 or more."""


def as_dict(tokens: Tokens) -> dict[str, str]:
    """The tokens by name, for the style sheet."""
    return {name: value for name, value in asdict(tokens).items() if name != "name"}


def palette(tokens: Tokens) -> QPalette:
    """The palette for what no style sheet reaches: painted widgets, placeholders, selections."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, colour in (
        (role.Window, tokens.bg),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.surface2),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Link, tokens.accent_text),
        (role.LinkVisited, tokens.accent_text),
        (role.PlaceholderText, tokens.muted),
        (role.ToolTipBase, tokens.text),
        (role.ToolTipText, tokens.bg),
        (role.Accent, tokens.accent),
        (role.Mid, tokens.border),
    ):
        made.setColor(where, QColor(colour))
    return made


def shown() -> Tokens:
    """The tokens of the app's palette, for what is painted.

    A widget's own palette would not do: the style sheet puts the colour of a kind into it.
    """
    text = QGuiApplication.palette().color(QPalette.ColorRole.WindowText)
    return DARK if text.lightness() > 127 else LIGHT
