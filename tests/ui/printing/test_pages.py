"""What stands on the printed pages, read back from the PDF."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from pytestqt.qtbot import QtBot

from taito_planner.texts import texts_for
from taito_planner.texts.paper import Heading, Line, Paper, Table
from taito_planner.ui.main_window import MainWindow
from taito_planner.ui.printing import output
from taito_planner.ui.printing.document_pages import paper_job
from taito_planner.ui.printing.job import Job
from taito_planner.ui.printing.page_ink import PageInk
from taito_planner.ui.printing.paper import A3, A4, A4_UPRIGHT, PAPERS
from taito_planner.ui.printing.table_pages import PrintColumn, PrintRow, TablePages
from taito_planner.ui.theme import LIGHT
from taito_planner.ui.timeline.arrangement import Arrangement
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.views.switch import HISTORY, OVERVIEW, TIMELINE, TODO, VIEWS
from tests.builders import block, customer, group, plan, start_visit
from tests.ui.printing.conftest import OpenWindow
from tests.ui.printing.plans import many
from tests.ui.window.plans import oulu

NOW = datetime(2026, 11, 24, 9, 5)


def words_of(path: Path) -> list[str]:
    """The text of each page, every run of blanks one space."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(path).pages]


def job_of(window: MainWindow, view: str, *, paper: str = "A4", whole: bool = False) -> Job:
    return window.prints.job(PAPERS[paper], whole=whole, view=view)


def pdf_of(window: MainWindow, view: str, tmp_path: Path, *, paper: str = "A4", whole: bool = False) -> list[str]:
    path = tmp_path / f"{view}.pdf"
    output.write_pdf(path, job_of(window, view, paper=paper, whole=whole))
    return words_of(path)


def test_every_page_of_the_timeline_has_title_day_axis_and_number(open_window: OpenWindow, tmp_path: Path) -> None:
    pages = pdf_of(open_window(many(6)), TIMELINE, tmp_path)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert "Aikajana" in page
        assert "tarkastelupäivä ke 19.11.2025" in page
        assert "joulukuu 2025" in page
        assert "Ryhmä / asiakas" in page
        assert f"sivu {number}/{len(pages)}" in page


def test_a_group_that_goes_on_has_its_head_again(open_window: OpenWindow, tmp_path: Path) -> None:
    pages = pdf_of(open_window(many(6, places=7)), TIMELINE, tmp_path)
    assert sum(page.count("Oulu") for page in pages) > 6
    for page in pages:
        first = re.search(r"A-(\d)\d\d", page)
        if first:
            assert f"Oulu {first[1]}/2026" in page


def test_every_lane_is_on_paper_once(open_window: OpenWindow, tmp_path: Path) -> None:
    text = " ".join(pdf_of(open_window(many(6)), TIMELINE, tmp_path))
    for number in range(1, 7):
        for place in range(8):
            assert len(re.findall(rf"\bA-{number}{place:02}\b", text)) == 1


def test_the_whole_plan_repeats_the_lane_heads_for_each_half_year(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(many(1))
    weeks = job_of(window, TIMELINE, whole=True).page_count
    pages = pdf_of(window, TIMELINE, tmp_path, whole=True)
    assert weeks == len(pages) >= 3
    assert all("A-101" in page for page in pages)
    assert "maaliskuu 2027" in " ".join(pages)


def test_closed_groups_stay_closed_on_paper(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(many(2))
    window.views.collapse_all(True)
    text = " ".join(pdf_of(window, TIMELINE, tmp_path))
    assert "Oulu 1/2026" in text
    assert "A-101" not in text


def test_groups_left_out_or_sorted_on_the_screen_are_so_on_paper(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(plan(group("Oulu 1/2026", town="Oulu"), group("Lahti 1/2026", town="Lahti")))
    stage = window.parts.timeline.stage
    stage.arrange(Arrangement(towns=frozenset({"Lahti"})))
    page = pdf_of(window, TIMELINE, tmp_path)[0]
    assert "Lahti 1/2026" in page
    assert "Oulu 1/2026" not in page
    stage.arrange(Arrangement("town"))
    page = pdf_of(window, TIMELINE, tmp_path)[0]
    assert page.index("Lahti 1/2026") < page.index("Oulu 1/2026")


def visit_pixels(open_window: OpenWindow, day: str) -> list[int]:
    """For each page of a whole plan from 27.10.2025 on, how many pixels have the colour of a start visit."""
    member = customer("A-1", visits=(start_visit(day),))
    window = open_window(plan(group(blocks=(block("2025-11-03"), block("2026-06-01")), customers=(member,))))
    job = job_of(window, TIMELINE, paper="A3", whole=True)
    colours = [LIGHT.visit.rgb(), LIGHT.visit_past.rgb()]
    counts = []
    for index in range(job.page_count):
        image = output.page_picture(job, index, 2).copy(500, 390, 2600, 60)
        pixels = (image.pixel(x, y) for y in range(image.height()) for x in range(image.width()))
        counts.append(sum(pixel in colours for pixel in pixels))
    return counts


def test_a_disc_on_a_pages_first_and_last_day_is_whole_and_on_no_other_page(open_window: OpenWindow) -> None:
    within, first, last = (visit_pixels(open_window, day) for day in ("2025-12-03", "2026-04-27", "2026-04-26"))
    assert within[1] == first[0] == last[1] == 0
    assert abs(first[1] - within[0]) < within[0] / 20
    assert abs(last[0] - within[0]) < within[0] / 20


def test_a3_holds_more_rows_than_a4(open_window: OpenWindow) -> None:
    window = open_window(many(20))
    assert job_of(window, TIMELINE, paper="A3").page_count < job_of(window, TIMELINE).page_count


def test_the_timeline_explains_its_marks(open_window: OpenWindow, tmp_path: Path) -> None:
    for page in pdf_of(open_window(many(1)), TIMELINE, tmp_path, paper="A3"):
        for word in ("jakso", "starttikäynti", "käyntikerta", "työharjoittelu", "loma", "virhe", "varoitus"):
            assert word in page


def test_the_overview_has_figures_groups_and_weeks(open_window: OpenWindow, tmp_path: Path) -> None:
    groups, load = pdf_of(open_window(many(2)), OVERVIEW, tmp_path)
    assert "Palvelun keskimääräinen kesto" in groups
    assert "15,1 kk" in groups
    assert "8 / 8, väh. 6" in groups
    assert "Oulu 2/2026" in groups
    assert "Henkilöstön kuormitus" in load
    assert "Petri Mäki" in load


def test_the_groups_of_the_overview_are_sorted_as_on_the_screen(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(many(3))
    window.parts.views.show(OVERVIEW)
    window.parts.views.page(OVERVIEW).groups.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    page = pdf_of(window, OVERVIEW, tmp_path)[0]
    assert page.index("Oulu 3/2026") < page.index("Oulu 1/2026")


def test_tasks_have_a_box_to_tick_by_hand_and_say_that_kela_decides(open_window: OpenWindow, tmp_path: Path) -> None:
    page = pdf_of(open_window(oulu()), TODO, tmp_path)[0]
    assert "Kela päättää" in page
    assert "A-1070" in page


def test_the_history_tells_who_and_what(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(many(1))
    window.edits.remove(window._document.plan.groups[0].blocks[0].id)
    page = pdf_of(window, HISTORY, tmp_path)[0]
    assert "Poistettu: Jakso, Oulu 1/2026, ma–to 15.–18.12.2025" in page


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_plan_prints_a_page(open_window: OpenWindow, tmp_path: Path, view: str) -> None:
    pages = pdf_of(open_window(plan()), view, tmp_path)
    assert "sivu 1/" in pages[0]


@pytest.mark.parametrize("view", VIEWS)
def test_a_name_of_200_letters_prints(open_window: OpenWindow, tmp_path: Path, view: str) -> None:
    window = open_window(plan(group("Ö" * 200, customers=(customer("A" * 200),))))
    window.parts.views.show(view)
    window.edits.remove(window._document.plan.groups[0].customers[0].id)
    assert pdf_of(window, view, tmp_path)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_nothing_is_painted_into_the_margins(open_window: OpenWindow, view: str, paper: str) -> None:
    job = job_of(open_window(many(2)), view, paper=paper)
    for index in range(job.page_count):
        picture = output.page_picture(job, index, 1.0)
        assert ink_in_margins(picture, round(job.paper.margin) - 2) == 0


def ink_in_margins(picture: QImage, margin: int) -> int:
    white = QColor("white").rgb()
    width, height = picture.width(), picture.height()
    rows = [*range(margin), *range(height - margin, height)]
    columns = [*range(margin), *range(width - margin, width)]
    inked = sum(picture.pixel(x, y) != white for y in rows for x in range(0, width, 3))
    return inked + sum(picture.pixel(x, y) != white for x in columns for y in range(0, height, 3))


def test_pages_are_light_in_a_dark_window(open_window: OpenWindow) -> None:
    window = open_window(many(1))
    window._take_theme("dark")
    picture = output.page_picture(job_of(window, TIMELINE), 0, 0.5)
    assert QColor(picture.pixel(2, 2)) == QColor("white")


def test_paper_has_the_size_it_says(open_window: OpenWindow, tmp_path: Path) -> None:
    for paper in (A3, A4):
        path = tmp_path / "a.pdf"
        output.write_pdf(path, job_of(open_window(plan()), TIMELINE, paper=paper.name))
        box = PdfReader(path).pages[0].mediabox
        assert round(float(box.width) / 72 * 25.4) == paper.width_mm
        assert round(float(box.height) / 72 * 25.4) == paper.height_mm


def test_pages_are_drawn_and_not_photographed(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(many(2))
    for view in VIEWS:
        path = tmp_path / f"{view}.pdf"
        output.write_pdf(path, job_of(window, view))
        assert all(not list(page.images) for page in PdfReader(path).pages)


def test_a_word_over_the_edge_is_left_out_whole(qtbot: QtBot) -> None:
    image = QImage(200, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    ink = PageInk(painter.font(), left=20, right=100)
    for x in (90.0, 10.0):
        ink.draw(painter, x, 20, "viikonloppu", Style.NORMAL, QColor("black"))
    painter.end()
    assert {image.pixel(x, y) for x in range(200) for y in range(40)} == {0xFFFFFFFF}


def test_long_texts_wrap_in_their_column_and_long_words_break(qtbot: QtBot, tmp_path: Path) -> None:
    font = QGuiApplication.font()
    columns = (PrintColumn("Mitä", 1), PrintColumn("Kuka", 5))
    rows = [PrintRow(("sana " * 60, "x" * 300))]
    pages = TablePages(columns, rows, "", font, A4)
    path = tmp_path / "a.pdf"
    output.write_pdf(path, Job("t", "f", pages, A4, texts_for("fi"), font))
    assert sum(text.count("sana") for text in words_of(path)) == 60
    assert sum(text.count("x") for text in words_of(path)) >= 300


def test_a_long_name_is_cut_with_an_ellipsis_and_its_row_stays_low(qtbot: QtBot, tmp_path: Path) -> None:
    font = QGuiApplication.font()
    columns = (PrintColumn("Ryhmä", 1, most_lines=2), PrintColumn("Mitä", 5))
    rows = [PrintRow(("Kuntoutusryhmä " * 20, "x")), PrintRow(("W" * 200, "y")), PrintRow(("Oulu 1/2026", "z"))]
    pages = TablePages(columns, rows, "", font, A4)
    path = tmp_path / "a.pdf"
    output.write_pdf(path, Job("t", "f", pages, A4, texts_for("fi"), font))
    (page,) = words_of(path)
    assert page.count("…") == 2
    assert page.count("Kuntoutusryhmä") < 5
    assert "Oulu 1/2026" in page


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("view", [TIMELINE, OVERVIEW])
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_foot_explains_every_mark(
    open_window: OpenWindow, tmp_path: Path, view: str, paper: str, language: str
) -> None:
    window = open_window(many(1), language=language)
    (page, *_) = pdf_of(window, view, tmp_path, paper=paper)
    names = ("error", "warning", "notice") if view == OVERVIEW else ("block", "booking", "error", "warning", "notice")
    for name in names:
        assert window._texts(f"print.legend.{name}") in page


def written(content: Paper, path: Path) -> list[str]:
    job = paper_job(content, texts_for("fi"), QGuiApplication.font(), NOW)
    output.write_pdf(path, job)
    return words_of(path)


def rows(count: int) -> tuple[tuple[str, str], ...]:
    return tuple((f"rivi{n}alku", f"rivi{n}loppu " * 30) for n in range(count))


def test_a_paper_of_running_text_has_title_foot_and_numbers(qtbot: QtBot, tmp_path: Path) -> None:
    lines = tuple(Line("Asiakas A-1061 oli paikalla.") for _ in range(90))
    pages = written(Paper("Todistus", lines, "todistus"), tmp_path / "a.pdf")
    assert len(pages) >= 2
    assert sum(page.count("A-1061") for page in pages) == 90
    for number, page in enumerate(pages, 1):
        assert page.count("Todistus") == 1
        assert f"sivu {number}/{len(pages)}" in page
        assert "tulostettu 24.11.2026 klo 9.05" in page
    box = PdfReader(tmp_path / "a.pdf").pages[0].mediabox
    assert box.width < box.height
    assert A4_UPRIGHT.width_mm == 210


def test_a_row_of_a_paper_is_whole_on_one_page_and_its_header_stands_on_every_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    table = Table(("Otsake", "Teksti"), rows(40), (30, 70))
    pages = written(Paper("Todistus", (table,), "t"), tmp_path / "a.pdf")
    assert len(pages) >= 3
    for page in pages:
        assert page.count("Otsake") == 1
    for number in range(40):
        (home,) = [page for page in pages if f"rivi{number}alku" in page]
        assert home.count(f"rivi{number}loppu") == 30


def test_a_row_taller_than_a_page_loses_no_word(qtbot: QtBot, tmp_path: Path) -> None:
    table = Table(("Otsake", "Teksti"), (("a", "sana " * 3000),), (30, 70))
    pages = written(Paper("Todistus", (table,), "t"), tmp_path / "a.pdf")
    assert sum(page.replace(" ", "").count("sana") for page in pages) == 3000


def test_a_heading_stands_on_the_page_of_what_it_is_over(qtbot: QtBot, tmp_path: Path) -> None:
    for count in range(30, 50):
        filler = tuple(Line("täyte") for _ in range(count))
        parts = (*filler, Heading("Väliotsikko"), Table(("Otsake",), (("sisus",),), (1,)))
        pages = written(Paper("Todistus", parts, "t"), tmp_path / "a.pdf")
        (home,) = [page for page in pages if "Väliotsikko" in page]
        assert "Otsake" in home
        assert "sisus" in home


def test_a_word_wider_than_its_cell_is_broken_and_not_cut(qtbot: QtBot, tmp_path: Path) -> None:
    word = "Kuntoutusyhteistyökumppani" * 6
    table = Table(("Nimi", "Muu"), ((word, "x"),), (20, 80))
    (page,) = written(Paper("Todistus", (table,), "t"), tmp_path / "a.pdf")
    assert word in page.replace(" ", "")
