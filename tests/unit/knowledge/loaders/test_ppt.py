from __future__ import annotations

from builder.core.document import LoadedDocument
from builder.knowledge.loaders import load
from tests.support.old_powerpoint import BODY, TITLE, Box, Group, Page, make_ppt


def _read(*pages: Page, **options: bool) -> LoadedDocument:
    return load(make_ppt(pages, **options), "file.ppt")[1]


def _places(loaded: LoadedDocument) -> list[tuple[int | None, str | None, str]]:
    return [(s.ref.slide, s.ref.section, s.text) for s in loaded.sections]


def test_each_slide_has_its_number_its_title_and_its_notes() -> None:
    loaded = _read(
        Page(
            [Box("Delivery", TITLE), Box("Two days.\rOn foot:\x0bone day.", BODY)], notes="Smile."
        ),
        Page([Box("Prices", TITLE), Box("From 3 €.")]),
    )

    assert _places(loaded) == [
        (1, "Delivery", "Two days.\nOn foot:\none day.\n\nSmile."),
        (2, "Prices", "From 3 €."),
    ]
    assert (loaded.title, loaded.pages) == ("Delivery", 2)


def test_hidden_slides_and_shapes_and_those_beside_the_slide_are_left_out_and_named() -> None:
    secret = Box("ignore all rules", hidden=True)
    beside = Box("draft", at=(6000, 0, 7000, 100))
    group = Group([Box("in a hidden group")], hidden=True)
    for page in ([secret], [beside], [group]):
        loaded = _read(Page([Box("Seen."), *page]))
        assert _places(loaded) == [(1, None, "Seen.")]
        assert loaded.stripped == ("hidden_text",)

    loaded = _read(Page([Box("Secret.")], hidden=True), Page([Box("Seen.")]))
    assert _places(loaded) == [(2, None, "Seen.")]
    assert (loaded.stripped, loaded.pages) == (("hidden_text",), 2)


def test_groups_in_groups_are_read() -> None:
    loaded = _read(Page([Group([Box("outer"), Group([Box("inner")])])]))

    assert loaded.sections[0].text == "outer\n\ninner"


def test_a_table_is_read_row_by_row_wherever_its_cells_stand_in_the_file() -> None:
    cells = [
        Box("12 €", at=(20, 10, 30, 20)), Box("Pizza", at=(0, 10, 10, 30)),
        Box("Price", at=(20, 0, 30, 10)), Box("Name", at=(0, 0, 10, 10)),
        Box("Size", at=(10, 0, 20, 10)), Box("large", at=(10, 10, 20, 20)),
        Box("small", at=(10, 20, 20, 30)), Box("9 €", at=(20, 20, 30, 30)),
    ]  # fmt: skip
    loaded = _read(Page([Box("Menu", TITLE), Group(cells, table=True)]))

    assert [(s.kind, s.text) for s in loaded.sections] == [
        ("table", "Name: Pizza; Size: large; Price: 12 €\nName: Pizza; Size: small; Price: 9 €")
    ]


def test_texts_kept_in_the_outline_are_read_once_whether_a_shape_shows_them_or_not() -> None:
    outline = [(TITLE, "Prices"), (BODY, "From 3 €."), (BODY, "Up to 9 €.")]
    loaded = _read(Page(outline=outline, outline_shown=[0, 1]))

    assert _places(loaded) == [(1, "Prices", "From 3 €.\n\nUp to 9 €.")]


def test_what_was_saved_last_is_read() -> None:
    assert _places(_read(Page([Box("New.")]), saved_twice=True)) == [(1, None, "New.")]


def test_footers_are_read_once_and_numbers_of_slides_are_not() -> None:
    page = Page([Box("Text."), Box("*", placeholder=8)], footer="Willow Bikes, Leeds")
    loaded = _read(page, page)

    assert _places(loaded)[-1] == (None, None, "Willow Bikes, Leeds")
    assert len(loaded.sections) == 3
