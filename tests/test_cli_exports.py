"""Calendars and papers from the command line, out of a real plan file."""

from pathlib import Path

import pypdf
import pytest
from icalendar import Calendar

from taito_planner.cli import main
from taito_planner.commands import write_sample
from taito_planner.storage.plan_file import PlanFile

pytestmark = pytest.mark.usefixtures("qapp")  # a PDF needs Qt's fonts, no window

GROUP = "Oulu 1/2025"
TIME = ("--from", "2025-05-01", "--to", "2025-10-24")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "suunnitelma äö.taito"
    write_sample(path)
    return path


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def text_of(path: Path) -> str:
    """The words of a PDF with single spaces between them."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


@pytest.mark.parametrize("whose", [("--group", GROUP), ("--person", "ohjaaja Oulu 1"), ("--customer", "A-1008")])
def test_a_calendar_is_written_for_a_group_a_person_and_a_customer(whose: tuple[str, str], plan: Path) -> None:
    out = plan.with_name("kalenteri.ics")
    assert run("calendar", plan, out, *whose) == 0
    assert Calendar.from_ical(out.read_bytes()).walk("VEVENT")


def test_an_unknown_name_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("calendar", plan, plan.with_name("k.ics"), "--customer", "Leena") == 2
    assert "Leena" in capsys.readouterr().err
    assert not plan.with_name("k.ics").exists()


def test_the_certificates_of_a_group_are_written_as_pdf(plan: Path) -> None:
    assert run("certificates", plan, plan.parent, "--group", GROUP, *TIME, "--maker", "Aino Ohjaaja") == 0
    written = sorted(plan.parent.glob("Osallistumistodistus_*.pdf"))
    assert len(written) == 8
    said = text_of(written[0])
    assert "A-1008" in said
    assert "Aino Ohjaaja" in said


def test_one_certificate_is_written_as_a_word_document(plan: Path) -> None:
    assert run("certificates", plan, plan.parent, "--customer", "A-1008", *TIME, "--format", "docx") == 0
    assert [path.suffix for path in plan.parent.glob("Osallistumistodistus_*")] == [".docx"]


def test_giving_them_is_noted_in_the_plan_as_one_step(plan: Path) -> None:
    with PlanFile.open(plan, with_backup=False) as file:
        before = len(file.history())
    assert run("certificates", plan, plan.parent, "--group", GROUP, *TIME, "--give") == 0
    with PlanFile.open(plan, with_backup=False) as file:
        assert len(file.history()) == before + 1
        group = next(group for group in file.plan.groups if group.name == GROUP)
        assert all(customer.certificates[-1].snapshot for customer in group.customers)


def test_a_certificate_that_lacks_a_ground_is_not_made(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("certificates", plan, plan.parent, "--customer", "A-1006", *TIME) == 2
    assert "28.5.2025" in capsys.readouterr().err
    assert not list(plan.parent.glob("Osallistumistodistus_*"))


def test_the_evidence_of_a_group_is_a_pdf_with_its_history(plan: Path) -> None:
    run("certificates", plan, plan.parent, "--group", GROUP, *TIME, "--give", "--maker", "Aino")
    out = plan.with_name("näyttö.pdf")
    assert run("evidence", plan, out, "--group", GROUP) == 0
    said = text_of(out)
    assert "näyttö sääntöjen noudattamisesta" in said
    assert "Uusi: Todistus, A-1008" in said


def test_messages_are_shown_with_whom_to_tell(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("notices", plan) == 0
    assert "Vastaanottaja: " in capsys.readouterr().out


def test_a_span_that_ends_before_it_begins_is_told(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ("--from", "2025-10-24", "--to", "2025-05-01")
    assert run("certificates", plan, plan.parent, "--group", GROUP, *wrong) == 2
    assert capsys.readouterr().err
