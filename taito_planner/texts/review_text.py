"""The rows of a review in words: what a row is about, its fields side by side, and the lines of the command line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from taito_planner.domain.entities import children, locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.domain.review import OWNER, Review, ReviewRow, RowKind, RowState
from taito_planner.texts.catalogue import Texts
from taito_planner.texts.change_text import SHEETS, ChangeWords, names_in


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: its heading, and its value when it was exported, in the workbook, and in the plan now."""

    title: str
    base: str
    theirs: str
    ours: str


class ReviewWords:
    """Puts the rows of one review into one language."""

    def __init__(self, base: Plan, ours: Plan, theirs: Plan, texts: Texts) -> None:
        self._ours, self._texts = ours, texts
        names: Mapping[EntityId, str] = names_in(base) | names_in(theirs) | names_in(ours)
        self._words = ChangeWords(names, texts)

    def thing(self, row: ReviewRow) -> str:
        """``Jakso, Oulu 1/2026, ti–pe 6.–9.1.2026``: as it is in the plan, or new, as it is in the workbook."""
        edit = row.edit
        if edit.before is not None:
            return self._words.thing(edit.before, edit.owner_before)
        return self._words.thing(edit.after, edit.owner_after)

    def sentence(self, row: ReviewRow) -> str:
        """What taking the row does, in one line."""
        if row.edit.before is None and row.kind is not RowKind.NEW:
            return self._texts("import-review.comes-back", thing=self.thing(row))
        return self._words.sentence(row.edit)

    def fields(self, row: ReviewRow) -> tuple[FieldLine, ...]:
        """The fields the row changes; those without words of their own left out."""
        return tuple(self._field_lines(row))

    def _field_lines(self, row: ReviewRow) -> Iterator[FieldLine]:
        sheet = SHEETS[row.edit.kind]
        gone = row.edit.before is None and row.kind is not RowKind.NEW
        for change in row.fields:
            shown = [self._shown(change.name, value) for value in (change.base, change.theirs, change.ours)]
            if None in shown:
                continue
            nothing = self._texts("workbook.difference.nothing")
            base, theirs, ours = (value or nothing for value in shown)
            if gone:
                ours = self._texts("import-review.gone")
            yield FieldLine(self._words.title(sheet, change.name), base, theirs, ours)

    def _shown(self, field: str, value: Any) -> str | None:
        return self._words.name(value) if field == OWNER else self._words.value(field, value)

    def changes(self, row: ReviewRow) -> str:
        """The fields of a row as ``Alkaa 5.1.2026 → 6.1.2026``, one a line; or what happens to the thing."""
        if row.kind is RowKind.CHANGED and row.edit.before is not None:
            return "\n".join(f"{line.title}: {line.ours} → {line.theirs}" for line in self.fields(row))
        does = self._texts(f"import-review.does.{self.deed(row)}")
        below = self._below_count(row)
        return f"{does}{self._texts('import-review.with-it', count=below)}" if below else does

    def _below_count(self, row: ReviewRow) -> int:
        """How many things go or come with the row's own."""
        if row.edit.after is not None:
            return len(row.also)
        found = locate(self._ours, row.edit.id)
        return sum(not isinstance(child, Customer) for child in children(found.entity)) if found else 0

    @staticmethod
    def deed(row: ReviewRow) -> str:
        """``new``, ``changed``, ``removed`` or ``restored``: what taking the row does here."""
        if row.edit.before is None:
            return "new" if row.kind is RowKind.NEW else "restored"
        return "removed" if row.edit.after is None else "changed"

    def touched(self, row: ReviewRow) -> str:
        """Whom it touches: a customer and his group, a group and how many customers, a person, or everybody."""
        group, customer, person = self._touched(row)
        parts = [customer.name] if customer else []
        if group:
            parts.append(group.name)
        if group and not customer:
            parts.append(self._texts("import-review.customers", count=len(group.customers)))
        if person and not group:
            parts.append(person.name)
        return " · ".join(parts) or self._texts("import-review.everybody")

    def _touched(self, row: ReviewRow) -> tuple[Group | None, Customer | None, StaffMember | None]:
        edit = row.edit
        found = locate(self._ours, edit.id)
        if found is None and edit.owner_after:
            found = locate(self._ours, edit.owner_after)
        if found is not None:
            customer = found.entity if isinstance(found.entity, Customer) else found.customer
            group = found.entity if isinstance(found.entity, Group) else found.group
            person = found.entity if isinstance(found.entity, StaffMember) else found.staff
            if isinstance(edit.after, Customer):
                customer = edit.after
            return group, customer, person
        return (
            edit.after if isinstance(edit.after, Group) else None,
            edit.after if isinstance(edit.after, Customer) else None,
            edit.after if isinstance(edit.after, StaffMember) else None,
        )

    def dispute(self, row: ReviewRow) -> str:
        """Why a row is in conflict; nothing where it is not."""
        if row.clash:
            return self._texts("import-review.clash", name=row.clash)
        if row.state is not RowState.CONFLICT:
            return ""
        if row.edit.before is None and row.kind is not RowKind.NEW:
            return self._texts("import-review.removed-here")
        if row.edit.after is None:
            return self._texts("import-review.changed-here")
        if row.fields and row.kind is RowKind.CHANGED:
            return "; ".join(
                self._texts("import-review.was", field=line.title, value=line.base) for line in self.fields(row)
            )
        return self._texts("import-review.hangs-on-conflict")


def review_lines(review: Review, words: ReviewWords, texts: Texts) -> Iterator[str]:
    """One line for each row, those in conflict marked and explained."""
    for row in review.rows:
        sentence = words.sentence(row)
        if row.state is RowState.CONFLICT:
            yield texts("import-review.conflict-line", sentence=sentence, why=words.dispute(row))
        else:
            yield sentence
