"""Which names are found, in which words, and which words only look like names."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.privacy.pii.names import NameFinder, build_name_finder
from builder.privacy.pii.names.network import load_network
from builder.privacy.pii.reading import Reading

BALANCED = build_name_finder()
STRICT = build_name_finder(level="strict")
DATA = Path(__file__).parents[3] / "data" / "names"


def found(text: str, finder: NameFinder = BALANCED) -> list[str]:
    """`PERSON: Anna` for each name, in order."""
    return [f"{f.entity_type}: {text[f.start : f.end]}" for f in finder.find(Reading(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My name is Anna Schmidt and I ordered a kettle.", "Anna Schmidt"),
        ("Hi, I'm Oluwaseun Adeyemi, where is my parcel?", "Oluwaseun Adeyemi"),
        ("Please call Priya Patel back.", "Priya Patel"),
        ("Dear Mr. Johnson, thank you for your order.", "Johnson"),
        ("Dr. Maria Rossi will see you at ten.", "Maria Rossi"),
        ("I want to speak to Mrs O'Brien!", "O'Brien"),
        ("It was signed by Jean-Pierre Dubois.", "Jean-Pierre Dubois"),
        ("The parcel is for Pieter van der Berg.", "Pieter van der Berg"),
        ("It is Anna's account.", "Anna"),
        ("Regards,\nFatima Hassan", "Fatima Hassan"),
        ("Kind regards,\n\nTom Baker\n12 Mill Lane", "Tom Baker"),
        ("MY NAME IS ANNA SCHMIDT", "ANNA SCHMIDT"),
        ("my name is anna schmidt and i need help", "anna schmidt"),
        ("hello this is john miller", "john miller"),
        ("Name: Wei Zhang\nOrder: 4711", "Wei Zhang"),
        ("Ask for J. Miller at the desk.", "J. Miller"),
        ("Contact person: Grace Okafor", "Grace Okafor"),
        ("I spoke to Will Turner yesterday.", "Will Turner"),
        ("My daughter Rose Miller is allergic.", "Rose Miller"),
        ("Yesterday Kaila McGarvey called me.", "Kaila McGarvey"),
        ("I am Jae-hyun and I have a question.", "Jae-hyun"),
        ("Mein Name ist Jürgen Müller.", "Jürgen Müller"),
        ("Ich heiße Ayşe Yılmaz und warte auf mein Paket.", "Ayşe Yılmaz"),
        ("Guten Tag Frau Schneider, vielen Dank.", "Schneider"),
        ("Sehr geehrter Herr Dr. Wagner,\nanbei die Rechnung.", "Wagner"),
        ("Mit freundlichen Grüßen\nSabine Krüger", "Sabine Krüger"),
        ("Familie Hofmann hat bestellt.", "Hofmann"),
        ("Me llamo Lucía Fernández.", "Lucía Fernández"),
        ("Hola, soy Carlos García de Madrid.", "Carlos García"),
        ("Estimada Sra. Martínez:", "Martínez"),
        ("La señora Gómez recogió el paquete.", "Gómez"),
        ("Atentamente,\nJosé Luis Ortega", "José Luis Ortega"),
    ],
)
def test_a_person_is_found_by_the_whole_name_and_without_title(text: str, name: str) -> None:
    assert f"PERSON: {name}" in found(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I live in Leeds with my brother.", "Leeds"),
        ("My address is 12 Mill Lane, Bristol.", "Bristol"),
        ("I'm moving to Canada next month.", "Canada"),
        ("Ich wohne in Köln.", "Köln"),
        ("Vivo en Sevilla desde marzo.", "Sevilla"),
        ("i live in manchester", "manchester"),
    ],
)
def test_where_somebody_lives_is_found(text: str, place: str) -> None:
    assert f"LOCATION: {place}" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do you deliver to Leeds?",
        "Is there a branch in Berlin?",
        "Liefern Sie nach Wien?",
        "¿Envían a Sevilla?",
        "We ship to Germany and Austria.",
    ],
)
def test_a_place_that_a_shop_is_asked_about_is_left_unless_strict(text: str) -> None:
    assert not found(text)
    assert found(text, STRICT)


@pytest.mark.parametrize(
    "text",
    [
        "It runs on 230 V, 50 Hz and holds 10000 mAh.",
        "Öffnungszeiten: Mo–Fr 09:00–18:00, Sa 10:00–14:00 Uhr.",
        "Cuesta 1.299,00 € con IVA.",
        "USt-IdNr. und HRB stehen im Impressum.",
        "Wir sind seit 17 Jahren Kunde.",
        "Is it a UK plug?",
        "rye loaf",
        "Service: Beard trim; Price: 20",
        "Are Dr. Scholl's insoles in stock?",
    ],
)
def test_units_abbreviations_goods_and_words_of_a_search_are_nobody(text: str) -> None:
    assert not found(text)


def test_german_prose_keeps_its_nouns() -> None:
    text = (
        "Der Bäcker backt das Brot am Morgen, und die Kunden holen es am Nachmittag ab. Unsere "
        "Lieferung kommt mit dem Fahrrad, die Rechnung liegt im Karton. Wer eine Torte für Gäste "
        "braucht, bestellt sie eine Woche vorher. Das Mehl kommt aus der Mühle im Tal."
    )
    assert not found(text)


def test_organisations_are_marked_by_strict_alone() -> None:
    text = "I work for Meyer Logistics GmbH in Hamburg."
    assert "ORGANIZATION: Meyer Logistics GmbH" in found(text, STRICT)
    assert not [each for each in found(text) if each.startswith("ORG")]


def test_a_surname_alone_is_found_where_the_full_name_stands_elsewhere() -> None:
    text = "Anna Castellanos called. The box that Castellanos sent is here."
    assert found(text) == ["PERSON: Anna Castellanos", "PERSON: Castellanos"]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_ordinary_questions_name_nobody(language: str) -> None:
    lines = (DATA / f"ordinary_{language}.txt").read_text("utf-8").splitlines()
    findings = BALANCED.find_all([Reading(line) for line in lines])
    alarms = [
        f"{line}: {[line[f.start : f.end] for f in each]}"
        for line, each in zip(lines, findings, strict=True)
        if each
    ]
    # Under half a percent of a few hundred lines is one.
    assert len(alarms) <= 1, alarms


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_findings_of_any_text_lie_in_it_in_order_and_apart(text: str) -> None:
    last = 0
    for each in STRICT.find(Reading(text)):
        assert last <= each.start < each.end <= len(text)
        assert text[each.start : each.end].strip() == text[each.start : each.end]
        assert 0 <= each.score <= 1
        assert each.entity_type in {"PERSON", "LOCATION", "ORGANIZATION"}
        last = each.end


@given(
    st.lists(
        st.sampled_from(
            [
                "Anna",
                "müller",
                "von",
                "in",
                "Leeds",
                ".",
                ",",
                "'",
                "-",
                "\n",
                "x@y.de",
                "İ",
                "😀",
                "ǅ",
                "é",
            ]
        ),
        max_size=30,
    )
)
@settings(max_examples=100, deadline=None)
def test_names_among_odd_characters_keep_their_places(words: list[str]) -> None:
    text = " ".join(words)
    for each in STRICT.find(Reading(text)):
        assert text[each.start : each.end].strip()
        assert "@" not in text[each.start : each.end]
        assert "\n" not in text[each.start : each.end]


def test_no_name_reaches_over_an_address() -> None:
    assert all("@" not in each for each in found("müller Leeds Anna von x@y.de Leeds", STRICT))


def test_many_texts_at_once_are_read_as_one_by_one() -> None:
    texts = [
        "My name is Anna Schmidt.",
        "",
        "Do you have it in red?",
        "Regards,\nTom Baker",
        "\n\n",
    ]
    texts += ["I live in Leeds. " * 40, "Call Priya Patel, J. Miller and Ann-Kathrin O'Brien."]
    together = STRICT.find_all([Reading(text) for text in texts])
    assert together == [STRICT.find(Reading(text)) for text in texts]


def test_a_long_text_is_read_to_its_end() -> None:
    text = "The kettle is red and the lid is loose. " * 3000 + "My name is Anna Schmidt."
    assert found(text) == ["PERSON: Anna Schmidt"]
    assert len(found("Anna Schmidt met Tom Baker. " * 1500)) == 3000


def test_threads_share_one_finder() -> None:
    texts = [f"My name is {name} Schmidt." for name in ("Anna", "Peter", "Maria", "Tom")] * 20
    expected = [BALANCED.find(Reading(text)) for text in texts]
    fresh = build_name_finder()
    got: list[list[object]] = [[] for _ in range(4)]

    def read(place: int) -> None:
        got[place] = [fresh.find(Reading(text)) for text in texts]

    threads = [threading.Thread(target=read, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [expected] * 4


def test_nothing_is_loaded_before_a_text_needs_it() -> None:
    asked: list[int] = []

    def load() -> None:
        asked.append(1)
        raise AssertionError

    NameFinder(load, "strict")  # type: ignore[arg-type]
    assert not asked


def test_another_level_is_refused() -> None:
    with pytest.raises(KeyError):
        build_name_finder(level="lenient")


def test_known_words_are_forgotten_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("builder.privacy.pii.names.finder._MOST_SEEN", 50)
    monkeypatch.setattr("builder.privacy.pii.names.network._MOST_KNOWN", 50)
    chance = random.Random(3)
    network = load_network()
    finder = NameFinder(lambda: network, "balanced")
    for _ in range(20):
        made = ["".join(chance.choices("abcdefgh", k=6)).title() for _ in range(30)]
        finder.find(Reading(" ".join(made)))
        assert len(finder._seen) <= 50 + 40
    assert found("My name is Anna Schmidt.", finder) == ["PERSON: Anna Schmidt"]
