from __future__ import annotations

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load


def _read(body: str, head: str = "") -> LoadedDocument:
    page = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return load(page.encode(), "page.html")[1]


def _texts(loaded: LoadedDocument) -> list[tuple[str | None, str]]:
    return [(section.ref.section, section.text) for section in loaded.sections]


def test_headings_paragraphs_and_lists_are_kept_in_order() -> None:
    loaded = _read(
        "<h1>Shop</h1><p>We\n  sell <b>tea</b>.<br>And cups.</p><h2>Hours</h2>"
        "<ul><li>Monday</li><li>Friday</li></ul><dl><dt>Rest</dt><dd>closed</dd></dl>"
        "<pre>a  b\n c</pre>",
        "<title>Our\n shop</title>",
    )

    assert loaded.title == "Our shop"
    assert _texts(loaded) == [
        ("Shop", "We sell tea.\nAnd cups."),
        ("Shop › Hours", "Monday\nFriday\nRest\nclosed"),
        ("Shop › Hours", "a  b\n c"),
    ]
    assert loaded.sections[2].kind == "code"


def test_scripts_styles_menus_and_forms_are_not_text() -> None:
    loaded = _read(
        "<nav>Menu</nav><div role=navigation>Menu</div><p>Text.</p><script>x()</script>"
        "<style>p{}</style><noscript>Turn on</noscript><form><input value=a><button>Go</button>"
        "</form><template><p>later</p></template><!-- a remark -->"
    )

    assert _texts(loaded) == [(None, "Text.")]
    assert loaded.stripped == ("scripts",)


def test_a_form_around_the_whole_page_is_no_form() -> None:
    assert _texts(_read("<form><p>Text.</p><button>Go</button></form>")) == [(None, "Text.")]


def test_the_main_part_counts_and_the_footer_stays() -> None:
    text = "We sell tea and cups to everybody who comes to our shop in the old town."
    loaded = _read(
        f"<header>Cookie notice</header><main><p>{text}</p></main><aside>Advertisement</aside>"
        "<footer>Open 9–18</footer>"
    )

    assert [text for _, text in _texts(loaded)] == [text + "\n\nOpen 9–18"]


def test_a_main_part_with_nearly_nothing_is_not_believed() -> None:
    loaded = _read("<main>x</main><p>All of the text stands outside of the main part.</p>")

    assert "outside" in loaded.sections[0].text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Secret</p>",
        "<p style='display: none'>Secret</p>",
        "<p style='visibility:hidden;'>Secret</p>",
        "<p style='opacity:0'>Secret</p>",
        "<p style='font-size:0'>Secret</p>",
        "<p style='font-size:1px;color:red'>Secret</p>",
        "<p style='position:absolute;left:-9999px'>Secret</p>",
        "<p style='color:#fff'>Secret</p>",
        "<p style='color:white;background:white'>Secret</p>",
        "<div style='background-color:rgb(255,255,255)'><p style='color:#FFFFFF'>Secret</p></div>",
        "<font color=white>Secret</font>",
        "<table><tr style='display:none'><td>Secret<td>b<tr><td>c<td>d</table>",
    ],
)
def test_hidden_text_is_taken_out_and_named(hidden: str) -> None:
    loaded = _read(f"<p>Seen.</p>{hidden}")

    assert "Secret" not in " ".join(text for _, text in _texts(loaded))
    assert loaded.stripped == ("hidden_text",)


@pytest.mark.parametrize(
    "shown",
    [
        "<p style='color:white;background:#000'>Seen</p>",
        "<div style='background:navy'><p style='color:white'>Seen</p></div>",
        "<p hidden=until-found>Seen</p>",
        "<details><summary>More</summary><p>Seen</p></details>",
        "<p style='opacity:0.5'>Seen</p>",
        "<p style='background:white'>Seen</p>",
        "<p style='color:transparent-ish'>Seen</p>",
    ],
)
def test_text_that_can_be_seen_stays(shown: str) -> None:
    loaded = _read(shown)

    assert "Seen" in loaded.sections[-1].text
    assert loaded.stripped == ()


def test_white_text_stays_where_a_style_sheet_may_paint_the_ground() -> None:
    loaded = _read("<p style='color:white'>Seen</p>", "<style>p{background:black}</style>")

    assert _texts(loaded) == [(None, "Seen")]


def test_hidden_markup_inside_a_heading_or_cell_is_not_read() -> None:
    loaded = _read(
        "<h2>Hours<span hidden>Secret</span></h2><table><tr><td>Mon<i style='display:none'>S</i>"
        "</td><td>9<br>to 18</td></tr></table>"
    )

    assert _texts(loaded) == [("Hours", "Mon: 9 to 18")]


def test_tables_give_rows_with_their_header() -> None:
    loaded = _read(
        "<table><caption>Prices</caption><tr><th>Service</th><th>Price</th></tr>"
        "<tr><td>Cut</td><td>35 €</td></tr><tr><td colspan=2>Free coffee</td></tr></table>"
    )

    assert [(section.kind, section.text) for section in loaded.sections] == [
        ("text", "Prices"),
        ("table", "Service: Cut; Price: 35 €"),
        ("text", "Free coffee"),
    ]


def test_a_table_used_as_a_frame_is_running_text() -> None:
    loaded = _read(
        "<table><tr><td><h2>Hours</h2><p>9 to 18</p></td></tr></table>"
        "<table><tr><td><table><tr><td>a</td><td>1</td></tr><tr><td>b</td><td>2</td></tr></table>"
        "</td><td>side</td></tr></table>"
    )

    assert _texts(loaded)[0] == ("Hours", "9 to 18")
    assert "a: 1\nb: 2" in [text for _, text in _texts(loaded)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_declared_encoding_is_believed(encoding: str) -> None:
    page = f"<html><head><meta charset='{encoding}'></head><body>Größe – ok</body></html>"
    data = page.encode("cp1252" if encoding.startswith("iso") else encoding)

    assert load(data, "page.html")[1].sections[0].text == "Größe – ok"


def test_deep_markup_is_read_and_endless_markup_refused() -> None:
    def nested(depth: int) -> str:
        return "<div>" * depth + "deep" + "</div>" * depth + "<p>Text.</p>"

    assert [text for _, text in _texts(_read(nested(1000)))] == ["deep\n\nText."]
    with pytest.raises(DocumentError, match="document_damaged"):
        _read(nested(5000))


def test_an_xml_declaration_does_no_harm() -> None:
    data = b"<?xml version='1.0' encoding='utf-8'?><html><body><p>Text.</p></body></html>"

    assert load(data, "page.xhtml")[1].sections[0].text == "Text."


@pytest.mark.parametrize(
    "style",
    [
        "height:0;overflow:hidden",
        "max-height: 0; overflow-y: clip",
        "position:absolute;clip:rect(0,0,0,0)",
        "clip-path: inset(50%)",
        "transform: scale(0)",
        "opacity: 0.01",
    ],
)
def test_text_that_is_given_no_room_is_left_out(style: str) -> None:
    loaded = load(f"<p>Seen.</p><div style='{style}'>Unseen.</div>".encode(), "a.html")[1]
    assert "Unseen" not in loaded.sections[0].text
    assert loaded.stripped == ("hidden_text",)


def test_a_style_sheet_that_never_shows_a_class_hides_it_and_one_that_toggles_does_not() -> None:
    sheet = (
        "/* .c{opacity:0} */ @media print{.d{font-size:0} .e{opacity:0}} .f{font-size:0} "
        ".a, p#b {font-size:0px} .tab{display:none} .x .y{opacity:0} .z{max-height:0;color:red}"
    )
    names = ("a", "c", "d", "e", "f", "tab", "y", "z")
    body = "".join(f"<p class='{name} other'>Text of {name}.</p>" for name in names)
    page = f"<html><head><style>{sheet}</style></head><body>{body}<p id='b'>Text of b.</p></body>"
    text = " ".join(s.text for s in load(page.encode(), "a.html")[1].sections)
    shown = {name for name in (*names, "b") if f"Text of {name}." in text}
    assert shown == {"c", "d", "e", "tab", "y", "z"}
