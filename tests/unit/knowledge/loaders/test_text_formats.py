from __future__ import annotations

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.lines import join_wrapped

MARKDOWN = """---
title: "Our terms"
draft: no
---
Intro with *marks*, `code` and [a link](https://shop.example).

# Terms

First line
goes on.<br>New line.

- one
- two
  - inside

1. first

## Prices

| Service | Price |
|---------|-------|
| Cut     | 35 €  |

```
a  b
```

<div>Raw <b>markup</b></div>

<p hidden>Secret block</p>

Text <span style="display:none">secret words</span>stays. ~~Old~~ ![a photo](x.png)
"""


def _texts(loaded: LoadedDocument) -> list[tuple[str | None, str, str]]:
    return [(section.ref.section, section.kind, section.text) for section in loaded.sections]


def test_markdown_reads_as_it_is_shown() -> None:
    _, loaded = load(MARKDOWN.encode(), "terms.md")

    assert loaded.title == "Our terms"
    assert _texts(loaded) == [
        (None, "text", "Intro with marks, code and a link."),
        ("Terms", "text", "First line goes on.\nNew line.\none\ntwo\ninside\nfirst"),
        ("Terms › Prices", "table", "Service: Cut; Price: 35 €"),
        ("Terms › Prices", "code", "a  b"),
        ("Terms › Prices", "text", "Raw markup\n\nText stays. Old a photo"),
    ]
    assert loaded.stripped == ("hidden_text",)


def test_the_first_heading_titles_a_document_without_front_matter() -> None:
    assert load(b"# Terms\n\nText.", "a.md")[1].title == "Terms"
    assert load(b"Text.\n\n# Terms\n\nMore.", "a.md")[1].title is None


def test_a_table_of_nothing_but_a_header_is_kept() -> None:
    assert load(b"| a | b |\n|---|---|\n", "a.md")[1].sections[0].text == "a: b"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_of_a_table_is_found(separator: str) -> None:
    rows = [["Service", "Price", "Note"], ["Cut", "35,50 €", "a, b"], ["Colour", "60 €", "c"]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)

    (section,) = load(text.encode(), "prices.csv")[1].sections

    assert section.text.split("\n")[0] == "Service: Cut; Price: 35,50 €; Note: a, b"
    assert section.ref.row == 2


def test_a_cell_with_breaks_stays_one_row_and_counts_as_one() -> None:
    data = b'Question,Answer\n"Do you\nship?","Yes, in 2 days"\n"And abroad?","No, in 0"\n'

    (section,) = load(data, "faq.csv")[1].sections

    assert section.text.split("\n") == [
        "Question: Do you ship?; Answer: Yes, in 2 days",
        "Question: And abroad?; Answer: No, in 0",
    ]


def test_a_table_of_one_column_is_its_lines() -> None:
    assert load(b"Name\nTea\nCups\n", "list.csv")[1].sections[-1].text.endswith("Cups")


def test_a_cell_without_end_is_damage() -> None:
    with pytest.raises(DocumentError, match="document_damaged"):
        load(b"a,b\n1,2\n" * 30 + b'"' + b"x" * 1_100_000, "a.csv")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Größe 5 €", "utf-8"),
        ("Größe 5 €", "utf-8-sig"),
        ("Größe 5 €", "utf-16"),
        ("Größe 5 €", "utf-16-le"),
        ("Größe 5 €", "utf-16-be"),
        ("Größe 5 €", "utf-32"),
        ("Größe und Maß, Öffnung", "latin-1"),
        ("“Größe” – 5 €", "cp1252"),
        ("¿Cuándo abren? Mañana", "latin-1"),
        ("Часы работы магазина: с девяти до шести, кроме воскресенья и праздников.", "cp1251"),
    ],
)
def test_text_of_any_usual_encoding_is_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


def test_a_text_cut_inside_a_letter_is_still_unicode() -> None:
    assert decode("Preis: fünf €".encode()[:-1]) == "Preis: fünf "
    assert decode("Willkommen im Café".encode("cp1252")) == "Willkommen im Café"


@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
def test_letters_that_were_kept_twice_are_mended(page: str) -> None:
    text = "Größe – „Müllers“ café 1986–1990"

    assert decode(text.encode().decode(page, "replace").replace("\ufffd", "").encode()) in {
        text,
        text.replace("“", "â€"),
    }
    assert decode("SÃO PAULO, « CAFÉ» Â".encode()) == "SÃO PAULO, « CAFÉ» Â"


def test_a_few_wrong_bytes_do_not_make_other_letters_of_unicode() -> None:
    text = "Größe über Maß: schön für Füße, müde Bäcker.\n" * 3

    assert decode(text.encode() + b"Z\xfcrich \x80 5") == text + "Zürich € 5"


@pytest.mark.parametrize("name", ["utf-7", "rot13", "nonsense", None, "utf-8"])
def test_a_declared_encoding_that_means_nothing_is_not_believed(name: str | None) -> None:
    assert decode("Maß".encode("latin-1"), name) == "Maß"


def test_a_declared_encoding_counts_where_bytes_do_not_tell() -> None:
    assert decode("Łódź".encode("cp1250"), "windows-1250") == "Łódź"


def test_binary_is_no_text() -> None:
    with pytest.raises(DocumentError, match="document_damaged"):
        decode(bytes(range(256)) * 10)


def test_lines_wrapped_at_a_margin_are_joined() -> None:
    lines = [
        "Our salon has been in the old town for more than",
        "twenty years. We cut and colour, and we have a sup-",
        "plier of our own.",
        "",
        "",
        "",
        "- first item of a list that is as long as a full line",
        "- second",
        "1. third",
        "Short",
        "and goes on",
    ]

    assert join_wrapped(lines).split("\n") == [
        "Our salon has been in the old town for more than twenty years. We cut and colour, "
        "and we have a supplier of our own.",
        "",
        "- first item of a list that is as long as a full line",
        "- second",
        "1. third",
        "Short",
        "and goes on",
    ]


def test_short_lines_are_an_address_not_a_paragraph() -> None:
    assert join_wrapped(["Corner Shop", "High Street 1", "Leeds"]) == (
        "Corner Shop\nHigh Street 1\nLeeds"
    )
    assert join_wrapped([]) == ""
