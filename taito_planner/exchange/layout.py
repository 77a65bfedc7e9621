"""The sheets and columns of the workbook: which field stands where. Reading and writing both follow it."""

from dataclasses import dataclass
from functools import lru_cache

from taito_planner.domain.model import (
    Absence,
    AbsenceReason,
    Block,
    BlockKind,
    BlockMove,
    Certificate,
    Customer,
    FlexDay,
    Group,
    Leave,
    OtherWork,
    OtherWorkKind,
    Pause,
    PauseCause,
    StaffMember,
    Training,
    Visit,
    VisitKind,
)
from taito_planner.domain.records import Closure
from taito_planner.domain.refusals import folded
from taito_planner.exchange.cells import (
    Cell,
    ClockCell,
    CodeCell,
    CountCell,
    DayCell,
    NameCell,
    ServiceCell,
    SpansCell,
    TextCell,
    WeekdaysCell,
    WordCell,
    YesNoCell,
)
from taito_planner.exchange.reference_cells import STAFF_CELL, PeopleCell, ReferenceCell
from taito_planner.exchange.references import CUSTOMER, GROUP, STAFF
from taito_planner.texts import LANGUAGES, texts_for

OWNER = "owner"
"""The column that names the thing a row belongs to; it is no field of the row's own."""
ID = "id"
"""The header of the hidden column of identities, in every language."""
REPORTS = ("summary", "timeline", "days", "staff-weeks", "findings", "about")
"""Sheets that export writes and import leaves alone."""


@dataclass(frozen=True)
class Column:
    """``field`` of the row's thing (or OWNER); its header is ``workbook.column.<sheet>.<field>``."""

    field: str
    cell: Cell
    is_required: bool = False


@dataclass(frozen=True)
class Sheet:
    """One data sheet: rows of ``kind``. Its name is ``workbook.sheet.<key>``."""

    key: str
    kind: type
    columns: tuple[Column, ...]
    names: str | None = None
    """What the rows' ``name`` column gives names to, if anything: ``group``, ``customer`` or ``staff``."""

    def column(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)


DAY, TEXT, NAME = DayCell(), TextCell(), NameCell()
MINUTES = CountCell(1, 1440)
OF_CUSTOMER = Column(OWNER, ReferenceCell(CUSTOMER), True)
FIRST, LAST = Column("first_day", DAY, True), Column("last_day", DAY, True)
TOLD_KELA = Column("told_kela_on", DAY)

SHEETS = (
    Sheet("groups", Group, (
        Column("name", NAME, True),
        Column("code", CodeCell()),
        Column("service", ServiceCell()),
        Column("town", TEXT),
        Column("planned_size", CountCell(1, 999), True),
        Column("agreed_start_on", DAY),
        Column("deferral_decided_on", DAY),
        Column("deferral_told_kela_on", DAY),
        Column("leaders", PeopleCell()),
        Column("remark", TEXT),
    ), GROUP),
    Sheet("customers", Customer, (
        Column("name", NAME, True),
        Column(OWNER, ReferenceCell(GROUP)),
        Column("decision_given_on", DAY, True),
        Column("decision_arrived_on", DAY),
        Column("decision_received_on", DAY),
        Column("decision_valid_until", DAY),
        Column("joined_on", DAY),
        Column("left_on", DAY),
        Column("deferral_told_on", DAY),
        Column("contacted_on", DAY),
        Column("instructor", STAFF_CELL),
        Column("remark", TEXT),
    ), CUSTOMER),
    Sheet("staff", StaffMember, (
        Column("name", NAME, True),
        Column("role", TEXT),
        Column("town", TEXT),
    ), STAFF),
    Sheet("leaves", Leave, (Column(OWNER, STAFF_CELL, True), FIRST, LAST, Column("reason", TEXT))),
    Sheet("blocks", Block, (
        Column(OWNER, ReferenceCell(GROUP), True),
        Column("kind", WordCell("block-kind", BlockKind)),
        FIRST,
        Column("last_day", DAY),
        Column("leaders", PeopleCell()),
        Column("place", TEXT),
    )),
    Sheet("visits", Visit, (
        OF_CUSTOMER,
        Column("kind", WordCell("visit-kind", VisitKind)),
        Column("on", DAY, True),
        Column("at", ClockCell()),
        Column("minutes", MINUTES),
        Column("instructor", STAFF_CELL),
    )),
    Sheet("trainings", Training, (
        OF_CUSTOMER, FIRST, LAST, Column("weekdays", WeekdaysCell()), Column("place", TEXT),
    )),
    Sheet("flex-days", FlexDay, (
        OF_CUSTOMER, Column("on", DAY, True), Column("ground", TEXT), Column("worked", YesNoCell()),
    )),
    Sheet("pauses", Pause, (
        OF_CUSTOMER, FIRST, LAST, Column("cause", WordCell("pause-cause", PauseCause)), Column("note", TEXT),
    )),
    Sheet("moves", BlockMove, (
        OF_CUSTOMER,
        Column("on", DAY, True),
        Column("group", ReferenceCell(GROUP), True),
        Column("replaces", DAY),
    )),
    Sheet("absences", Absence, (
        OF_CUSTOMER, FIRST, LAST, Column("reason", WordCell("absence-reason", AbsenceReason)), TOLD_KELA,
    )),
    Sheet("other-work", OtherWork, (
        OF_CUSTOMER,
        FIRST,
        Column("last_day", DAY),
        Column("kind", WordCell("other-work-kind", OtherWorkKind)),
        TOLD_KELA,
    )),
    Sheet("certificates", Certificate, (
        OF_CUSTOMER, Column("given_on", DAY, True), TOLD_KELA, Column("days", SpansCell(), True),
    )),
    Sheet("closures", Closure, (FIRST, LAST, Column("reason", TEXT))),
)  # fmt: skip

SHEET_OF_KIND: dict[type, Sheet] = {sheet.kind: sheet for sheet in SHEETS}

UNSAID = frozenset({(Certificate, "snapshot")})
"""Fields that no sheet has a column for: an import keeps what the open plan says."""


def header_key(sheet: Sheet, field: str) -> str:
    """The text key of a column's header."""
    return f"workbook.column.{sheet.key}.{field}"


@lru_cache
def sheet_by_name() -> dict[str, str]:
    """Every sheet's key by its folded name in any language, the report sheets among them."""
    keys = (*(sheet.key for sheet in SHEETS), *REPORTS)
    return {folded(texts_for(lang)(f"workbook.sheet.{key}")): key for lang in LANGUAGES for key in keys}


@lru_cache
def field_by_header(key: str) -> dict[str, str]:
    """The fields of one sheet by the folded header in any language; ``id`` among them."""
    sheet = next(sheet for sheet in SHEETS if sheet.key == key)
    found = {
        folded(texts_for(language)(header_key(sheet, column.field))): column.field
        for language in LANGUAGES
        for column in sheet.columns
    }
    return {**found, ID: ID}
