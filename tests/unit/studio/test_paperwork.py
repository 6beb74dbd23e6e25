"""Papers are printed, kept, compared and never written over what is not ours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from builder.bundle.manifest import EXTRA_MEMBERS
from builder.core.errors import MachineError, UsageError
from builder.core.setting import Value
from builder.privacy.papers.page import page
from builder.privacy.papers.paper import Bullets, Heading, Paper, Paragraph, Table
from builder.studio import launch_checklist, paperwork
from builder.studio.bots import Workbench
from builder.studio.paperwork import printing
from builder.studio.paperwork.docx_writer import write_docx
from builder.studio.paperwork.pdf_writer import unwritable, write_pdf
from tests.support.desk import make_bench

HOSTILE = "<script>alert(1)</script> =2+3 & “Söhne” Ñandú {x} | y"
OUTSIDE: dict[str, Value] = {
    "privacy.network": "chosen",
    "privacy.hosts": ("llm.example",),
    "answers.model": "openai_compatible",
    "answers.model_name": "m",
    "answers.base_url": "https://llm.example/v1",
}
PAPER = Paper(
    kind="record",
    language="de",
    title=f"Titel {HOSTILE}",
    blocks=(
        Paragraph("Kurz gesagt", "lead"),
        Heading(2, "Überschrift ñ"),
        Bullets(("eins", HOSTILE)),
        Bullets(("zuerst", "danach"), numbered=True),
        Heading(3, "Weiteres"),
        Bullets(("wieder zuerst",), numbered=True),
        Table(("Was", "Wie lange"), (("Niederschrift", "30 [bitte ergänzen: Tage]"),)),
        Paragraph("Bemerkung", "note"),
    ),
    imprint=("Erstellt am 2026-03-04", "keine Rechtsberatung"),
    blank="[bitte ergänzen",
)


class Frozen:
    def __init__(self, when: str = "2026-03-04T05:06:07+00:00") -> None:
        self.when = datetime.fromisoformat(when)

    def now(self) -> datetime:
        return self.when.astimezone(UTC)


@pytest.fixture
def bench(home: Path) -> Iterator[Workbench]:
    made = make_bench("Corner Shop")
    yield made
    made.close()


class Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_html_is_tagged_escaped_and_asks_nobody() -> None:
    tree = Tree()
    tree.feed(page(PAPER))
    tags = [tag for tag, _ in tree.tags]
    assert dict(tree.tags)["html"] == {"lang": "de"}
    assert tags.count("h1") == 1
    assert [tag for tag in tags if tag in {"h2", "h3"}] == ["h2", "h3"]
    assert {"script", "img", "link", "iframe", "a"}.isdisjoint(tags)
    scopes = [facts.get("scope") for tag, facts in tree.tags if tag == "th"]
    assert scopes == ["col", "col", "row"]
    assert HOSTILE in "".join(tree.words)
    assert "<mark>[bitte ergänzen: Tage]</mark>" in page(PAPER)
    assert "default-src 'none'" in page(PAPER)
    assert "http" not in page(PAPER).replace("http-equiv", "")


def test_word_document_has_structure_and_language() -> None:
    made = docx.Document(io.BytesIO(write_docx(PAPER)))
    assert made.core_properties.title == PAPER.title
    assert made.core_properties.language == "de-DE"
    styles = [(part.style.name, part.text) for part in made.paragraphs]
    assert styles[0] == ("Title", PAPER.title)
    assert ("Heading 1", "Überschrift ñ") in styles
    assert ("List Bullet", HOSTILE) in styles
    numbered = [p for p in made.paragraphs if p.style.name == "List Number"]
    first, _, again = (p._p.pPr.numPr.numId.val for p in numbered)
    assert first != again  # the second list counts from one again
    table = made.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Was", "Wie lange"]
    assert "tblHeader" in table.rows[0]._tr.xml
    assert 'w:val="de-DE"' in made.styles["Normal"].element.xml
    assert "keine Rechtsberatung" in made.paragraphs[-1].text


def test_pdf_has_title_language_bookmarks_and_its_own_type() -> None:
    made = PdfReader(io.BytesIO(write_pdf(PAPER)))
    assert made.metadata is not None
    assert made.metadata.title == PAPER.title
    assert str(made.root_object["/Lang"]) == "de"
    assert [str(entry["/Title"]) for entry in made.outline if not isinstance(entry, list)] == [
        PAPER.title
    ]
    text = made.pages[0].extract_text()
    for words in ("Überschrift ñ", "“Söhne” Ñandú", "<script>alert(1)</script> =2+3"):
        assert words in text
    named = {font.get_object()["/BaseFont"] for font in fonts_of(made)}
    assert len(named) == 2
    assert all("Inter" in str(name) for name in named)
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts_of(made))


def fonts_of(made: PdfReader) -> list[Any]:
    page: Any = made.pages[0]
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_pdf_tells_a_screen_reader_what_is_what() -> None:
    rows = tuple((f"row {n}", "long " * 120) for n in range(20))
    paper = replace(
        PAPER,
        blocks=(
            Paragraph("In short.", "lead"),
            Heading(2, "Why"),
            Bullets(("one", "two"), numbered=True),
            Table(("What", "How long"), rows),
        ),
    )
    made = PdfReader(io.BytesIO(write_pdf(paper)))
    root: Any = made.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    (document,) = root["/StructTreeRoot"]["/K"]
    told = [(each["/S"], len(each["/K"])) for each in map(_plain, document["/K"])]
    lines = len(paper.imprint)
    assert told == [
        *(("/H1", 1), ("/P", 1), ("/H2", 1), ("/L", 2), ("/Table", 21)),
        *[("/P", 1)] * lines,
    ]
    table = document["/K"][4].get_object()["/K"]
    assert [[_plain(cell)["/S"] for cell in _plain(row)["/K"]] for row in (table[0], table[1])] == [
        ["/TH", "/TH"],
        ["/TH", "/TD"],
    ]
    # Every word belongs to a part of the structure or is set aside, on each of the pages.
    numbers = root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    assert len(made.pages) > 2
    for sheet in made.pages:
        drawn = sheet.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
        opened = re.findall(r"(/\w+) (?:<</MCID (\d+)>> BDC|BMC)", drawn)
        assert len(opened) == drawn.count("EMC")
        marks = [int(mark) for role, mark in opened if role != "/Artifact"]
        owners = numbers[numbers.index(sheet["/StructParents"]) + 1]
        assert marks == list(range(len(owners)))
        outside = re.sub(r"(?s)(?:BDC|BMC)\s.*?EMC", "", drawn)
        assert not re.search(r"\bT[jJ]\b", outside)


def _plain(found: Any) -> Any:
    return found.get_object()


def test_pdf_takes_cells_longer_than_a_page_and_tells_signs_it_lacks() -> None:
    long = Paper("record", "en", "Long", (Table(("A", "B"), (("x " * 9000, "y"),)),))
    assert len(PdfReader(io.BytesIO(write_pdf(long))).pages) > 1
    assert unwritable(Paper("record", "en", "漢字 ok", ())) == {"漢", "字"}


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_paper_is_written_in_every_format(
    bench: Workbench, tmp_path: Path, language: str
) -> None:
    bench.change(OUTSIDE | {"business.name": HOSTILE})
    folder = tmp_path / "papers"
    printed = paperwork.print_papers(bench, folder, kinds=paperwork.KINDS, language=language)
    assert len(list(folder.iterdir())) == 3 * len(paperwork.KINDS)
    for paper in printed:
        assert [file.suffix for file in paper.files] == [".html", ".docx", ".pdf"]
        assert all(file.stat().st_size > 1000 for file in paper.files)
    assert all(paper.warnings == ("paper_blanks",) for paper in printed if paper.missing)
    assert "business.address" in printed[0].missing
    assert "<script>alert" not in (folder / f"notice.{language}.html").read_text("utf-8")


def states(bench: Workbench) -> dict[str, str]:
    return {each.kind: str(each.state) for each in paperwork.standing(bench)}


def test_a_printing_is_kept_and_goes_out_of_date_with_what_it_says(
    bench: Workbench, tmp_path: Path
) -> None:
    assert set(states(bench).values()) == {"never"}
    paperwork.print_papers(
        bench, tmp_path, kinds=("notice", "accessibility"), language="en", formats=("html",)
    )
    assert states(bench)["notice"] == "current"
    assert states(bench)["record"] == "never"
    bench.change({"appearance.accent": "#123456"})
    assert states(bench)["notice"] == "current"
    bench.change({"privacy.transcripts.days": 7})
    assert states(bench)["notice"] == "outdated"
    assert states(bench)["accessibility"] == "current"
    bench.change({"privacy.transcripts.days": 30})
    assert states(bench)["notice"] == "current"
    assert [note.kind for note in bench.file.paperwork.notes()] == ["accessibility", "notice"]


def test_what_changed_is_told_in_sentences_and_marked(bench: Workbench, tmp_path: Path) -> None:
    assert paperwork.difference(bench, "notice", "en") is None
    paperwork.print_papers(bench, tmp_path, kinds=("notice",), language="en", formats=("html",))
    found = paperwork.difference(bench, "notice", "en")
    assert found is not None
    assert not found.differs
    bench.change({"privacy.transcripts.days": 0})
    found = paperwork.difference(bench, "notice", "en")
    assert found is not None
    assert found.settings == (
        "Keep conversations: was “30 days”, is now “0 days”. No conversation is kept: you cannot "
        "look up later what was asked.",
    )
    marks = {(change.mark, change.text) for change in found.changes}
    assert ("new", "No written record of the chat is kept.") in marks
    assert any(mark == "gone" and "erased: 30" in text for mark, text in marks)
    assert ("same", "Who is responsible") in marks


def test_a_changed_file_is_not_written_over_unless_told(bench: Workbench, tmp_path: Path) -> None:
    def again(*, replace: bool = False) -> None:
        paperwork.print_papers(
            bench, tmp_path, kinds=("notice",), language="en", formats=("html",), replace=replace
        )

    again()
    again()  # what was printed here may be replaced
    file = tmp_path / "notice.en.html"
    file.write_text("my own words")
    with pytest.raises(UsageError) as refused:
        again()
    assert refused.value.code == "paper_in_the_way"
    assert file.read_text() == "my own words"
    again(replace=True)
    assert "Privacy notice" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("kinds", "language", "formats"),
    [(("nonsense",), "en", ("html",)), (("notice",), "xx", ("html",)),
     (("notice",), "en", ("doc",))],
)  # fmt: skip
def test_what_there_is_not_is_refused_before_anything_is_written(
    bench: Workbench, tmp_path: Path, kinds: tuple[str], language: str, formats: tuple[str]
) -> None:
    folder = tmp_path / "new"
    with pytest.raises(UsageError) as refused:
        paperwork.print_papers(bench, folder, kinds=kinds, language=language, formats=formats)
    assert refused.value.code == "bad_choice"
    assert not folder.exists()


def test_the_checklist_tells_of_outdated_papers(bench: Workbench, tmp_path: Path) -> None:
    def level() -> str:
        items = {item.code: str(item.level) for item in launch_checklist.check(bench)}
        return items["paperwork_outdated"]

    assert level() == "ok"
    paperwork.print_papers(bench, tmp_path, kinds=("record",), language="en", formats=("html",))
    assert level() == "ok"
    bench.change({"privacy.consent.required": False})
    assert level() == "amber"


def test_processors_are_reviewed_and_told_of(bench: Workbench) -> None:
    assert paperwork.register(bench, "en") == []
    with pytest.raises(UsageError, match="unknown_processor"):
        paperwork.review(bench, "llm.example")
    bench.change(OUTSIDE)
    (entry,) = paperwork.register(bench, "en")
    assert entry.overdue
    paperwork.review(bench, "llm.example", clock=Frozen())
    (entry,) = paperwork.register(bench, "en", clock=Frozen())
    assert (entry.reviewed, entry.due) == ("2026-03-04", "2027-03-04")
    assert not entry.overdue
    (entry,) = paperwork.register(bench, "en", clock=Frozen("2027-03-04T00:00:00+00:00"))
    assert entry.overdue
    for day in ("2026-03-04", "tomorrow"):
        with pytest.raises(UsageError, match="bad_day"):
            paperwork.review(bench, "llm.example", due=day, clock=Frozen())
    assert "2027-03-04" in paperwork.make(bench, "processors", "en").text()


def test_the_owner_tells_who_is_behind_a_host(bench: Workbench) -> None:
    bench.change(OUTSIDE)
    paperwork.tell_facts(bench, "llm.example", {"company": "Llama Ltd", "country": "FR"})
    (entry,) = paperwork.register(bench, "de")
    assert entry.processor.facts["company"] == "Llama Ltd"
    assert entry.processor.facts["country"] == "Frankreich"
    paperwork.tell_facts(bench, "llm.example", {})
    assert bench.spec.business.processors == ()


def test_what_nobody_filled_in_is_listed_once(bench: Workbench) -> None:
    lacking = paperwork.missing(bench)
    assert len(lacking) == len(set(lacking))
    assert "business.name" in lacking
    bench.change({"business.name": "Corner Shop Ltd"})
    assert "business.name" not in paperwork.missing(bench)


def test_a_bundle_carries_the_notice_in_every_language(bench: Workbench) -> None:
    carried = paperwork.sealed_papers(bench)
    assert set(carried) == {f"paperwork/notice-{code}.html" for code in ("en", "de", "es")}
    assert all(EXTRA_MEMBERS.fullmatch(name) for name in carried)
    assert "Corner Shop" in carried["paperwork/notice-de.html"].decode()


def test_without_the_libraries_the_extra_is_named(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda _name: None)

    def written(form: str) -> None:
        paperwork.print_papers(bench, tmp_path, kinds=("notice",), language="en", formats=(form,))

    written("html")
    for form in ("docx", "pdf"):
        with pytest.raises(MachineError, match="extra_missing"):
            written(form)


def test_the_checklist_reminds_of_reviews_and_the_word_given_there_counts(
    bench: Workbench,
) -> None:
    def level() -> str:
        return {item.code: str(item.level) for item in launch_checklist.check(bench)}["review_due"]

    bench.change(OUTSIDE)
    assert level() == "ok"
    paperwork.review(bench, "llm.example", clock=Frozen("2020-01-01T00:00:00+00:00"))
    assert level() == "amber"
    launch_checklist.review_provider(bench)
    assert level() == "ok"
