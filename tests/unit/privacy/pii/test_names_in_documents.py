"""Which names in a document are somebody's, and which words of a document only look like names."""

from __future__ import annotations

import pytest

from builder.knowledge.name_languages import Spoken
from builder.privacy.pii import build_detector

DETECTOR = build_detector(places=False)


def people(*texts: str) -> list[str]:
    """The persons found in the texts of one document, in order."""
    rows = DETECTOR.find_in_document(texts, Spoken(texts))
    return [
        text[each.start : each.end]
        for text, row in zip(texts, rows, strict=True)
        for each in row
        if each.entity_type == "PERSON"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The loan bicycle was borrowed by Marion Tessler on Friday.", ["Marion Tessler"]),
        ("From: Mallori Harrell\nTo: Priya Patel", ["Mallori Harrell", "Priya Patel"]),
        ("Please bring it back.\n\nBest regards,\nAisha", ["Aisha"]),
        ("Die Beschwerde kam von Frau Gerlinde Obermaier.", ["Gerlinde Obermaier"]),
        ("El pedido de doña Lucía Herrero llegó tarde.", ["Lucía Herrero"]),
        ("Customer: Wei Zhang; City: Leeds; Order: 4711", ["Wei Zhang"]),
        ("We spoke to Mrs O'Brien about the lamp.", ["O'Brien"]),
        ("Maria Lopez bakes the bread on Sundays.", ["Maria Lopez"]),
        ("Applicant: Carolina Gaspar\nPlace of birth: Lagos", ["Carolina Gaspar"]),
        ("Good morning Estelle, your lamp is here.", ["Estelle"]),
        ("The speech was given by President Joe Biden.", ["Joe Biden"]),
        ("By Karolina Hirsch, George Barros and Madison Williams\n", [
            "Karolina Hirsch", "George Barros", "Madison Williams",
        ]),
    ],
)  # fmt: skip
def test_somebody_in_a_document_is_found(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Davos is less windy than St. Moritz, and Grindelwald lies lower than Wengen.",
        "This eBook is for the use of anyone under the Project Gutenberg License.",
        "Winter Sports In Switzerland\nCresta Run And Practice Slopes\nChurch Leap",
        "Density of SNB22-3. Brinell, Rockwell, Vickers hardness of SNB22-3",
        "Prot GH2: -0.0282; 6Prot GHRHR: -0.0174; 5PI NKTKi67HLADRPI: 0.25",
        "Lorem ipsum dolor sit amet, ut laboreet dolore magna aliqua. Ut enim ad minim veniam.",
        "They deliver by Wagner to Mykolaiv, Nikopol and Ochakiv every week.",
        "Clients include ThermoFisher, Takeda, Sanofi, Abbvie, Novartis and Merck.",
        "See https://example.com/iwan-roberts-recalls/page_asp for the whole of it.",
        "Svi ljudi trebaju jedno prema drugome postupati u duhu bratstva i mira.",
        "适合任何肌肤，尤其适用毛孔粗大、油脂分泌过多、外油内干，",
    ],
)
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert people(text) == []


def test_a_surname_alone_counts_where_the_full_name_stands_in_the_document() -> None:
    alone = "The prize of the year went to Roberts, and the cup to Roberts too."
    full = "Our first customer was Iwan Roberts, who still comes here."

    assert people(alone) == []
    assert people(full, alone) == ["Iwan Roberts", "Roberts", "Roberts"]


def test_a_surname_that_the_document_also_writes_small_is_not_looked_for() -> None:
    texts = ("Ask Susan Long about it.", "A long walk. Long walks are long.")

    assert people(*texts) == ["Susan Long"]


def test_staff_who_are_named_on_purpose_are_not_found_by_their_surname() -> None:
    ours = build_detector(places=False, people=("Marion Tessler", "Tessler"))
    texts = ("Marion Tessler leads the workshop.", "Ask Tessler.")

    assert ours.find_in_document(texts, lambda _passage: True) == [[], []]
