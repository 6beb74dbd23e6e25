"""What the documents tell as the business's own, offered and never kept in clear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.document import Outcome
from builder.studio import bots, documents, own_contacts
from builder.studio.bots import Workbench
from builder.studio.own_contacts import MOST, Offer, Reason
from builder.vault.memory_store import MemoryStore
from tests.support.documents import make_pdf
from tests.support.embedders import WordEmbedder

OWN, PHONE = "hello@willow.example", "+44 113 496 0000"
CONTACT = f"# Contact us\n\nWrite to {OWN} or call {PHONE}.\n"
HOURS = f"We open at nine. Questions: {OWN}\n"
CUSTOMERS = "Name,Mail\n" + "".join(f"C{n},c{n}@mail.example\n" for n in range(30))


@pytest.fixture
def bench() -> Iterator[Workbench]:
    keyring = MemoryStore()
    path = bots.create("Willow", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        yield opened


def add(bench: Workbench, folder: Path, **texts: str | bytes) -> None:
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name.replace("__", ".")).write_bytes(data)
    results = list(documents.add(bench, [folder / name.replace("__", ".") for name in texts]))
    assert {result.outcome for result in results} == {Outcome.READY}


def offered(bench: Workbench) -> dict[str, Offer]:
    return {offer.text: offer for offer in own_contacts.offers(bench)}


def test_what_a_contact_page_tells_and_documents_repeat_is_offered(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path, contact__md=CONTACT, hours__md=HOURS, customers__csv=CUSTOMERS)

    offers = offered(bench)

    assert list(offers) == [OWN, PHONE]
    assert offers[OWN].reasons == (
        *(Reason.CONTACT_PAGE, Reason.CONTACT_WORDS),
        Reason.SEVERAL_DOCUMENTS,
    )
    assert offers[OWN].documents == ("contact.md", "hours.md")
    assert all(offer.likely and not offer.person for offer in offers.values())


def test_what_is_accepted_is_readable_in_every_document(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path, contact__md=CONTACT, hours__md=HOURS)

    assert own_contacts.accept(bench, own_contacts.offers(bench)) == 2

    assert bench.spec.business.contacts == (OWN, PHONE)
    assert [r.outcome for r in documents.read_again(bench)] == [Outcome.READY] * 2
    texts = " ".join(
        passage.text
        for document in documents.listing(bench)
        for passage in documents.passages(bench, document.id)
    )
    assert (texts.count(OWN), PHONE in texts, "[" in texts) == (2, True, False)
    assert offered(bench) == {}
    assert own_contacts.accept(bench, []) == 0


def test_what_is_accepted_is_offered_no_more_before_it_is_read_again(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path, contact__md=CONTACT)
    own_contacts.accept(bench, own_contacts.offers(bench))

    assert offered(bench) == {}


def test_what_is_declined_is_remembered_until_its_last_document_goes(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path, contact__md=CONTACT, hours__md=HOURS)
    own_contacts.decline(bench, own_contacts.offers(bench))
    assert offered(bench) == {}
    add(bench, tmp_path, imprint__md=f"# Imprint\n\n{OWN}\n")
    assert offered(bench) == {}

    for name in ("contact.md", "hours.md"):
        documents.remove(bench, name)
    assert len(bench.file.decisions.declined()) == 1  # the phone number stood nowhere else
    documents.remove(bench, "imprint.md")

    assert bench.file.decisions.declined() == set()


def test_a_list_of_customers_is_no_page_of_contacts(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path, contact__csv=CUSTOMERS)

    assert offered(bench) == {}


def test_what_stands_in_many_places_of_one_document_is_offered(
    bench: Workbench, tmp_path: Path
) -> None:
    parts = "".join(f"# Part {n}\n\nText {n}. Willow Bikes, {OWN}\n\n" for n in range(5))
    add(bench, tmp_path, prices__md=parts)

    offer = offered(bench)[OWN]

    assert (offer.reasons, offer.likely) == ((Reason.MANY_PLACES,), False)


def test_the_foot_of_a_letter_is_offered(bench: Workbench, tmp_path: Path) -> None:
    foot = f"Willow Bikes Ltd, {PHONE}, registered in England, company no. 1234567"
    add(bench, tmp_path, prices__pdf=make_pdf(["Prices of all bikes.", foot]))

    offer = offered(bench)[PHONE]

    assert (offer.reasons, offer.likely) == ((Reason.CONTACT_WORDS,), True)


def test_what_two_letters_share_is_offered_unticked(bench: Workbench, tmp_path: Path) -> None:
    letter = "Dear Ann, we wrote to ann@mail.example about the {}."
    add(bench, tmp_path, one__md=letter.format("cake"), two__md=letter.format("pie"))

    (offer,) = offered(bench).values()

    assert (offer.text, offer.likely) == ("ann@mail.example", False)


def test_cards_and_accounts_of_people_are_never_offered(bench: Workbench, tmp_path: Path) -> None:
    card = "Contact us about card 4242 4242 4242 4242."
    add(bench, tmp_path, one__md=card, two__md=f"{card} Again.", three__md=f"{card} Again, again.")

    assert offered(bench) == {}


def test_a_number_in_several_spellings_is_offered_once(bench: Workbench, tmp_path: Path) -> None:
    other = "# Contact\n\nCall us on 0113 496 0000.\n"
    add(bench, tmp_path, contact__md=CONTACT, imprint__md=other)

    assert [text for text in offered(bench) if "113" in text] == [PHONE]


def test_the_words_of_an_offer_are_held_in_memory_and_asked_for_once(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(bench, tmp_path, contact__md=CONTACT)
    known: dict[str, str] = {}
    first = own_contacts.offers(bench, known=known)

    monkeypatch.setattr(own_contacts, "parse_as", None)

    assert own_contacts.offers(bench, known=known) == first
    assert set(known.values()) == {OWN, PHONE}


def test_without_an_original_there_is_nothing_to_offer(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path, contact__md=CONTACT)
    bench.file._database.execute("DELETE FROM originals")

    assert offered(bench) == {}


def test_no_more_is_offered_than_can_be_looked_over(bench: Workbench, tmp_path: Path) -> None:
    many = " ".join(f"n{n}@mail.example" for n in range(40))
    add(bench, tmp_path, one__md=f"{many} one", two__md=f"{many} two")

    assert len(offered(bench)) == MOST
