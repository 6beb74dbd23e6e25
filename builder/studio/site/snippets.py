"""What an owner puts on their site so that the chat stands there, by how the site was made."""

from __future__ import annotations

import html
from dataclasses import dataclass

from builder.core.errors import UsageError
from builder.server.addresses import origin_of
from builder.system import texts

PLATFORMS = ("html", "wordpress", "shopify", "wix", "squarespace")
"""How sites are made; the words are `site.snippet.NAME.title` and `.steps`."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One line to put on a site.

    Attributes:
        steps: how that is done there, in order.
        policy: what a site with a content policy adds to it, a line a directive.
    """

    platform: str
    title: str
    code: str
    steps: tuple[str, ...]
    policy: tuple[str, ...]


def base_of(host: str) -> str:
    """The address of a host in one form, with the last slash.

    Raises:
        UsageError: `site_host_missing` when it is none.
    """
    address = host.strip()
    if address and "://" not in address:
        address = f"https://{address}"
    origin = origin_of(address)
    if not origin:
        raise UsageError("site_host_missing")
    path = address.partition("://")[2].partition("/")[2].split("?")[0].split("#")[0]
    return f"{origin}/{path.strip('/')}/" if path.strip("/") else f"{origin}/"


def snippet(platform: str, host: str, language: str) -> Snippet:
    """The line for a site made with `platform`, that takes the chat from `host`.

    Raises:
        UsageError: `site_host_missing`, `bad_choice`.
    """
    if platform not in PLATFORMS:
        known = ", ".join(PLATFORMS)
        raise UsageError("bad_choice", name="platform", value=platform, allowed=known)
    base = base_of(host)
    origin = origin_of(base)
    return Snippet(
        platform=platform,
        title=texts.say(f"site.snippet.{platform}.title", language),
        code=f'<script src="{html.escape(base)}widget.js" async></script>',
        steps=tuple(texts.say(f"site.snippet.{platform}.steps", language).splitlines()),
        policy=(f"script-src {origin}", f"connect-src {origin}"),
    )
