from __future__ import annotations

import contextlib
import json
import time

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load


def _read(text: str | bytes, name: str) -> LoadedDocument:
    return load(text if isinstance(text, bytes) else text.encode(), name)[1]


def _texts(text: str | bytes, name: str) -> list[tuple[str | None, str]]:
    return [(section.ref.section, section.text) for section in _read(text, name).sections]


def test_objects_become_headings_and_lines() -> None:
    data = {
        "@context": "https://schema.org",
        "openingHours": {"monday": "9-18", "sunday": None},
        "pick_up": True,
        "phones": ["0113 1", "0113 2"],
        "About us": {"story": "<p>Since <b>1990</b>.</p>"},
    }

    assert _texts(json.dumps(data), "a.json") == [
        ("opening hours", "monday: 9-18"),
        (None, "pick up: true\nphones: 0113 1, 0113 2"),
        ("About us › story", "Since 1990."),
    ]


def test_figures_stay_as_they_are_written_and_names_may_come_twice() -> None:
    text = '{"a": 12345678901234567890.10, "b": ' + "9" * 5000 + ', "c": NaN, "c": 1e5}'

    assert _texts(text, "a.json") == [
        (None, "a: 12345678901234567890.10\nb: " + "9" * 5000 + "\nc: NaN\nc: 1e5")
    ]


def test_like_objects_become_rows_with_their_numbers() -> None:
    rows = [{"sku": "A", "price": 3}, {"sku": "B", "price": 4, "size": {"cm": 5}}]

    loaded = _read(json.dumps({"products": rows}), "a.json")
    assert loaded.sections[0].kind == "table"
    assert loaded.sections[0].ref.row == 1
    assert loaded.sections[0].text == "sku: A; price: 3\nsku: B; price: 4; size: cm: 5"


def test_objects_too_long_for_a_row_stand_under_their_names() -> None:
    posts = [{"title": "One", "body": "word " * 100}, {"title": "Two", "text": {"a": {"b": "c"}}}]

    texts = _texts(json.dumps(posts), "a.json")
    assert [path for path, _ in texts] == ["One", "Two › text › a"]
    assert texts[1][1] == "b: c"


@pytest.mark.parametrize(
    "item",
    [
        {"question": "Do you ship?", "answer": "In 2 days."},
        {"Frage": "Do you ship?", "Antwort": "In 2 days."},
        {"pregunta": "Do you ship?", "respuesta": "In 2 days."},
        {"@type": "Question", "name": "Do you ship?", "acceptedAnswer": {"text": "In 2 days."}},
    ],
)
def test_questions_stand_over_their_answers(item: dict[str, object]) -> None:
    other = {**item, "category": "Abroad"}

    assert _texts(json.dumps([item, other]), "a.json") == [
        ("Do you ship?", "In 2 days."),
        ("Do you ship?", "In 2 days.\ncategory: Abroad"),
    ]
    assert _texts('{"Do you ship?": "In 2 days."}', "a.json") == [("Do you ship?", "In 2 days.")]


def test_lines_of_json_are_records_and_a_broken_one_stays_as_it_is() -> None:
    text = '\ufeff{"q": "Where?", "a": "Köln"}\n\n{"q": "When?", "a": "9"}\nbroken {\n'

    assert _texts(text, "a.jsonl") == [
        ("Where?", "Köln"),
        ("When?", "9"),
        (None, "broken {"),
    ]
    rows = _read(b'{"id": 1, "n": "Tea"}\n\n{"id": 2, "n": "Cup"}\n', "a.ndjson")
    assert [section.ref.row for section in rows.sections] == [1, 3]
    with pytest.raises(DocumentError, match="document_damaged"):
        _read('"one"\nbroken\nbroken\nbroken\n', "a.jsonl")


def test_lists_of_lists_and_of_texts_are_lines() -> None:
    assert _texts('["a", ["b", ["c"]], null, {"d": "e"}]', "a.json") == [(None, "a\nb\nc\nd: e")]


def test_yaml_keeps_values_as_they_are_written() -> None:
    text = "mon: 09:00-18:00\nsun: no\nbranch: &b {tel: 0113}\nother: *b\n---\nsecond: 1.10\n"

    assert _texts(text, "a.yml") == [
        (None, "mon: 09:00-18:00\nsun: no"),
        ("branch", "tel: 0113"),
        ("other", "tel: 0113"),
        (None, "second: 1.10"),
    ]


def test_what_only_looks_like_yaml_is_read_as_text() -> None:
    assert _texts("Hours: 9: 10: [open\nClosed: on {Sunday", "a.yaml") == [
        (None, "Hours: 9: 10: [open\nClosed: on {Sunday")
    ]


def test_xml_data_becomes_rows_and_feeds_their_entries() -> None:
    rows = "".join(f"<item id='{n}' xml:lang='en'><name>Tea {n}</name></item>" for n in (1, 2))
    assert _texts(f"<?xml version='1.0'?><!-- x --><list>{rows}</list>", "a.xml") == [
        ("item", "id: 1; name: Tea 1\nid: 2; name: Tea 2")
    ]
    feed = (
        "<?xml version='1.0' encoding='windows-1252'?><rss xmlns:x='y'><channel><item>"
        "<title>Grüße</title><x:text>&lt;p&gt;Half &lt;b&gt;price&lt;/b&gt;&lt;/p&gt;</x:text>"
        "</item>"
        "<item><title>B</title><x:text>C</x:text></item></channel></rss>"
    )
    assert _texts(feed.encode("cp1252"), "a.rss") == [
        ("channel › item › Grüße › text", "Half price"),
        ("channel › item › B", "text: C"),
    ]


def test_xml_writing_becomes_headings_and_paragraphs() -> None:
    text = (
        "<article><title>Terms</title><part><title>Delivery</title><para>We <b>do</b> deliver."
        "</para><para>Soon.</para></part></article>"
    )

    assert _texts(text, "a.xml") == [("Terms › Delivery", "We do deliver.\n\nSoon.")]


def test_calendars_show_when_and_where() -> None:
    text = "\r\n".join(
        ["BEGIN:VCALENDAR", "X-WR-CALNAME:Holidays", "BEGIN:VEVENT", "SUMMARY:Easter",
         "DTSTART;VALUE=DATE:20240329", "DTEND;VALUE=DATE:20240402", r"LOCATION:High St\, Leeds",
         r"DESCRIPTION:Closed.\nCall us", "  anyway.", "BEGIN:VALARM", "SUMMARY:no", "END:VALARM",
         "END:VEVENT", "BEGIN:VEVENT", "SUMMARY:Market", "DTSTART:20240501T090000Z",
         "DTEND:20240501T120000Z", "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20241231", "END:VEVENT",
         "BEGIN:VEVENT", "SUMMARY:One day", "DTSTART:20240601", "DTEND:20240602", "END:VEVENT",
         "BEGIN:VTODO", "SUMMARY:Odd", "DTSTART:soon", "DUE:99999999", "END:VTODO",
         "END:VCALENDAR"]
    )  # fmt: skip

    assert _read(text, "a.ics").title == "Holidays"
    assert _texts(text, "a.ics") == [
        ("Easter", "Easter: 2024-03-29 – 2024-04-01\nHigh St, Leeds\n\nClosed.\nCall us anyway."),
        (
            "Market",
            "Market: 2024-05-01 09:00 UTC – 12:00 UTC\nRepeats: weekly, MO TU, until 2024-12-31",
        ),
        ("One day", "One day: 2024-06-01"),
        ("Odd", "Odd: soon – 9999-99-99"),
    ]


def test_contact_cards_show_numbers_and_addresses() -> None:
    text = "\n".join(
        ["BEGIN:VCARD", "VERSION:2.1", "N:Bell;Anna", "ORG:Corner Shop;Sales", "TEL;FAX:0113 2",
         "item1.TEL;TYPE=work:tel:0113 1", "ADR:;;High Street 1;Leeds;;LS1",
         "NOTE;ENCODING=QUOTED-PRINTABLE:K=C3=B6ln=", " is nice", "PHOTO;BASE64:AAAA", "END:VCARD",
         "BEGIN:VCARD", "ORG:Only a shop", "URL:https://shop.example", "END:VCARD"]
    )  # fmt: skip

    assert _texts(text, "a.vcf") == [
        ("Anna Bell", "Corner Shop – Sales\nFax: 0113 2\nTel.: 0113 1\nHigh Street 1, Leeds, LS1\n"
                      "Köln is nice"),
        ("Only a shop", "Only a shop\nWeb: https://shop.example"),
    ]  # fmt: skip


def test_subtitles_are_what_was_said() -> None:
    text = (
        "WEBVTT\n\nNOTE no\n\n00:01.000 --> 00:03.000 align:start\n<v Anna>We sell <i>tea</i>\n\n"
        "2\n00:03.500 --> 00:05.000\nWe sell tea\nand cups.\n\n"
        "00:00:20.000 --> 00:00:22.000\n{\\an8}New topic.\n"
    )

    assert _texts(text, "a.vtt") == [
        (None, "Anna: We sell tea We sell tea and cups.\n\nNew topic.")
    ]


def test_latex_reads_as_its_page() -> None:
    text = r"""
\documentclass{article} \title{Our \textbf{Terms}}
\begin{document} \maketitle % comment
\section{Delivery \& Returns}
We deliver to K\"oln, S\~ao, fa\c{c}ade in 2--3~days\footnote{Work days.}, 50\% off Stra\ss e.
See \href{https://a.example}{our page}, \emph{please} \cite{x}.
\begin{itemize} \item First \item Second \end{itemize}
\iffalse secret \fi
\subsection*{Prices}
\begin{tabular}{l|r} \hline Service & Price \\ \hline Cut \& dry & 35 \euro \\ \end{tabular}
\begin{verbatim}a  b\end{verbatim}
\end{document} after
"""

    loaded = _read(text, "a.tex")
    assert loaded.title == "Our Terms"
    assert [(s.ref.section, s.kind, " ".join(s.text.split())) for s in loaded.sections] == [
        ("Delivery & Returns", "text",
         "We deliver to Köln, São, façade in 2–3 days (Work days.), 50% off Straße. See our page "
         "(https://a.example), please . - First - Second"),
        ("Delivery & Returns › Prices", "table", "Service: Cut & dry; Price: 35 €"),
        ("Delivery & Returns › Prices", "code", "a b"),
    ]  # fmt: skip


def test_restructured_text_reads_as_its_page() -> None:
    text = """=====
Terms
=====

Intro **bold**, ``code``, `a link <https://a.example>`_.

Delivery
--------
.. note:: Two days.
   :class: x

   Or three.

.. image:: x.png
.. comment

   hidden

* one :ref:`see this <that>`

Example::

    a

.. code-block:: python

   x = 1

Deep
~~~~
Text.

----

End
"""

    loaded = _read(text, "a.rst")
    assert loaded.title == "Terms"
    assert _texts(text, "a.rst") == [
        ("Terms", "Intro bold, code, a link (https://a.example)."),
        ("Terms › Delivery", "Two days.\n\nOr three.\n\n* one see this\n\nExample:\n\na"),
        ("Terms › Delivery", "   x = 1"),
        ("Terms › Delivery › Deep", "Text.\n\nEnd"),
    ]


def test_lines_of_a_log_stay_apart() -> None:
    lines = "2024-01-01 10:00:00 started the shop\n2024-01-01 10:00:01 opened the door\n"

    assert _texts(lines, "a.log") == [(None, lines.strip())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[" + ",".join(["[[[]]]"] * 100_000) + "]", "a.json"),
        ('{"a":' * 90 + '"b"' + "}" * 90, "a.json"),
        ("\\textbf{" * 20_000, "a.tex"),
        ("{" * 50_000 + "\\item", "a.tex"),
        ("\\section{" * 5_000, "a.tex"),
        ("`" * 50_000, "a.rst"),
        (":a:`" * 20_000, "a.rst"),
        ("BEGIN:VCALENDAR\n" + 'A;"' * 20_000, "a.ics"),
        ("- " * 20_000 + "a", "a.yaml"),
        ("<" * 50_000, "a.xml"),
        ("1:" * 50_000 + " --> ", "a.srt"),
    ],
)
def test_hostile_data_is_bounded(text: str, name: str) -> None:
    started = time.process_time()
    with contextlib.suppress(DocumentError):
        _read(text, name)
    assert time.process_time() - started < 5
