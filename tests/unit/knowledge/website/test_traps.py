from __future__ import annotations

import pytest

from builder.knowledge.website.traps import Traps, is_page

SHOP = "https://shop.example"


def admitted(addresses: list[str]) -> int:
    traps = Traps()
    return sum(traps.admits(f"{SHOP}{address}") for address in addresses)


def test_a_calendar_ends() -> None:
    months = [f"/events/{year}-{month:02}" for year in range(2000, 2100) for month in range(1, 13)]
    days = [f"/events/?day=2025-01-{day:02}" for day in range(1, 32)]
    folders = [f"/events/{year}/{month}/" for year in range(2000, 2100) for month in range(1, 13)]

    for calendar in (months, days, folders):
        assert 10 <= admitted(calendar) <= 20


def test_filters_of_a_list_end() -> None:
    assert admitted([f"/shop?colour={c}&size={s}" for c in range(30) for s in range(30)]) <= 50


def test_folders_within_themselves_end() -> None:
    assert admitted(["/a/b" * depth for depth in range(1, 50)]) <= 2
    assert admitted(["/" + "/".join(map(str, range(depth))) for depth in range(50)]) <= 13


def test_a_query_of_many_fields_is_none() -> None:
    assert not Traps().admits(f"{SHOP}/?a=1&b=2&c=3&d=4&e=5&f=6")


def test_products_and_articles_are_all_let_through() -> None:
    assert admitted([f"/product/{number}" for number in range(150)]) == 150
    assert admitted([f"/blog/2025/03/{name}" for name in ("oil", "chains", "spring")] * 5) == 15
    assert admitted([f"/shop?page={number}" for number in range(1, 30)]) == 29


@pytest.mark.parametrize(
    "path",
    [
        *("/logo.PNG", "/a.zip", "/style.css", "/feed.xml", "/wp-login.php", "/wp-admin/x.php"),
        *("/shop/cart/", "/logout", "/shop?add-to-cart=7", "/a?print=1", "/feed/", "/e.ics"),
    ],
)
def test_links_to_what_is_no_page_are_not_followed(path: str) -> None:
    assert not is_page(f"{SHOP}{path}")


@pytest.mark.parametrize(
    "path", ["/", "/prices.pdf", "/cartoons", "/a.php?id=1", "/pricelist.xlsx"]
)
def test_links_to_pages_and_files_are_followed(path: str) -> None:
    assert is_page(f"{SHOP}{path}")
