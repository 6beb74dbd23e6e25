from __future__ import annotations

import gzip
import tracemalloc

import pytest

from builder.core.errors import DocumentError
from builder.knowledge.website.sitemap import MOST_PAGES, Entry, read_sitemap

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LIST = f"""{HEAD}<urlset {SPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://shop.example/prices </loc><lastmod>2025-03-01</lastmod>
<image:image><image:loc>https://shop.example/p.jpg</image:loc></image:image></url>
<url><loc>https://shop.example/a?b=1&amp;c=2</loc></url>
<url><lastmod>2025-01-01</lastmod></url></urlset>"""
BOMB = f'{HEAD}<!DOCTYPE x [<!ENTITY a "{"a" * 100}">%s]><urlset><url><loc>&z;</loc></url></urlset>'


def damage_of(data: bytes) -> object:
    with pytest.raises(DocumentError, match="website_sitemap_damaged") as caught:
        read_sitemap(data)
    return caught.value.params["detail"]


def test_pages_are_listed_with_the_day_they_were_changed() -> None:
    assert read_sitemap(LIST.encode()).pages == (
        Entry("https://shop.example/prices", "2025-03-01"),
        Entry("https://shop.example/a?b=1&c=2"),
    )


def test_a_packed_list_is_unpacked() -> None:
    assert len(read_sitemap(gzip.compress(LIST.encode())).pages) == 2


def test_a_list_without_a_namespace_and_one_in_another_encoding_are_read() -> None:
    bare = "<urlset><url><loc>https://shop.example/ü</loc></url></urlset>"

    assert read_sitemap(bare.encode()).pages[0].address == "https://shop.example/ü"
    told = f'<?xml version="1.0" encoding="ISO-8859-1"?>{bare}'.encode("latin-1")
    assert read_sitemap(told).pages[0].address == "https://shop.example/ü"


def test_a_list_of_lists_names_them() -> None:
    index = f"{HEAD}<sitemapindex {SPACE}><sitemap><loc>https://shop.example/1.xml</loc></sitemap>"

    assert read_sitemap(f"{index}</sitemapindex>".encode()).maps == ("https://shop.example/1.xml",)


def test_a_plain_list_is_read_line_by_line() -> None:
    found = read_sitemap(
        b"\xef\xbb\xbfhttps://shop.example/a\r\nno address\nhttps://shop.example/b\n"
    )

    assert [entry.address for entry in found.pages] == [
        "https://shop.example/a",
        "https://shop.example/b",
    ]


def test_what_stood_before_the_fault_counts() -> None:
    found = read_sitemap(LIST.encode()[:-20].replace(b"</urlset>", b""))

    assert len(found.pages) == 2
    assert not found.whole


@pytest.mark.parametrize(
    ("data", "detail"),
    [
        (b"<html><body>Not found</body></html>", "empty"),
        (b"", "xml"),
        (b"\x00\x01\x02", "xml"),
        (b"\x1f\x8bbroken", "gzip"),
        (
            BOMB.replace(
                "%s",
                "".join(
                    f'<!ENTITY {c} "&{b};&{b};">'
                    for b, c in zip(
                        "abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True
                    )
                ),
            ).encode(),
            "entities",
        ),
        (f'{HEAD}<!DOCTYPE x SYSTEM "file:///etc/passwd"><urlset/>'.encode(), "entities"),
        (
            f'{HEAD}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><urlset><url><loc>&e;</loc></url></urlset>'.encode(),
            "entities",
        ),
    ],
    ids=[
        "page",
        "nothing",
        "binary",
        "no gzip",
        "billion laughs",
        "outside type",
        "outside entity",
    ],
)
def test_a_list_that_is_none_gives_its_reason(data: bytes, detail: str) -> None:
    assert damage_of(data) == detail


def test_a_packed_bomb_is_given_up_before_it_fills_memory() -> None:
    bomb = gzip.compress(b"\x00" * 120_000_000, 9)
    tracemalloc.start()

    assert damage_of(bomb) == "gzip"

    assert tracemalloc.get_traced_memory()[1] < 150_000_000
    tracemalloc.stop()


def test_a_million_pages_are_cut_off() -> None:
    entry = "<url><loc>https://shop.example/{}</loc></url>"
    body = "".join(entry.format(number) for number in range(200_000))

    found = read_sitemap(f"<urlset>{body}</urlset>".encode())

    assert len(found.pages) == MOST_PAGES
    assert not found.whole
    plain = "\n".join(f"https://shop.example/{number}" for number in range(200_000))
    assert len(read_sitemap(plain.encode()).pages) == MOST_PAGES
