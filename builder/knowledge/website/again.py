"""Takes one page again, when its owner asks for it after the reading of its site was cut off."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

from builder.core.errors import DocumentError, PolicyError
from builder.core.progress import CancelToken
from builder.knowledge.intake import Found
from builder.knowledge.limits import Limits
from builder.knowledge.website.manners import POLITE, Manners, Pace
from builder.knowledge.website.visit import Reader, Visitor

Open = Callable[[], AbstractContextManager[Reader]]


def page_again(address: str, read: Open, manners: Manners = POLITE) -> Found:
    """The page at `address`, which is contacted through `read` when its bytes are taken.

    The site's rules are asked again, and the policy: a word that was given once does not count
    twice. Taking raises `DocumentError`: `host_not_allowed`, `website_robots`, ….
    """

    def take(_limits: Limits) -> bytes:
        try:
            with read() as reader:
                pace = Pace(manners, CancelToken())
                visitor = Visitor(reader, address, manners=manners, pace=pace)
                visitor.learn_rules()
                fetched = visitor.fetch(address)
        except PolicyError as error:
            raise DocumentError(error.code, **error.params) from error
        if not fetched.body:
            raise DocumentError(fetched.left_out or "document_empty", **(fetched.why or {}))
        return fetched.body

    return Found(address, address, take)
