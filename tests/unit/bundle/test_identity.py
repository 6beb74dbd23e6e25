"""age identities and recipients."""

from __future__ import annotations

import pytest

from builder.bundle.identity import (
    new_identity,
    parse_identities,
    parse_recipients,
    recipient_of,
)
from builder.core.errors import UsageError
from builder.vault.secret import Secret


def test_a_new_identity_comes_with_its_recipient() -> None:
    identity, recipient = new_identity()
    assert identity.text().startswith("AGE-SECRET-KEY-1")
    assert recipient_of(identity) == recipient
    assert recipient.startswith("age1")


def test_an_identity_file_with_comments_is_read() -> None:
    identity, recipient = new_identity()
    text = f"# created: today\n# public key: {recipient}\n\n{identity.text()}\n"
    assert [str(one.to_public()) for one in parse_identities(Secret(text))] == [recipient]


@pytest.mark.parametrize("text", ["", "# only a comment", "age1nothing", b"\xff\xfe"])
def test_what_is_no_identity_is_refused(text: str | bytes) -> None:
    with pytest.raises(UsageError, match="bad_identity"):
        parse_identities(Secret(text))


def test_what_is_no_recipient_is_refused_by_name() -> None:
    with pytest.raises(UsageError) as caught:
        parse_recipients(["age1typo"])
    assert (caught.value.code, caught.value.params["recipient"]) == ("bad_recipient", "age1typo")


def test_an_identity_given_as_a_recipient_is_not_shown_again() -> None:
    identity, _ = new_identity()
    with pytest.raises(UsageError) as caught:
        parse_recipients([identity.text()])
    assert "SECRET" not in str(caught.value)
