"""Which actions have something to do now: for what is selected, and for what the plan holds."""

from collections.abc import Mapping

from PySide6.QtGui import QAction

from taito_planner.domain.entities import locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan, StaffMember
from taito_planner.session.document import PlanDocument
from taito_planner.ui.actions import SPEC_BY_KEY
from taito_planner.ui.dialogs.free_people import days_of
from taito_planner.ui.forms.kinds import ADD_KINDS, PALETTE


def follow_selection(actions: Mapping[str, QAction], document: PlanDocument, ids: tuple[EntityId, ...]) -> None:
    """Switches off what would do nothing with ``ids`` selected; what edits stays off in a plan only read."""
    plan = document.plan
    found = locate(plan, ids[0]) if ids else None
    is_bar = any(days_of(one) is not None for entity_id in ids if (one := locate(plan, entity_id)))
    in_group = found is not None and found.group is not None
    has = {
        "edit.facts": found is not None,
        "edit.remove": found is not None,
        "edit.copy": is_bar or (found is not None and isinstance(found.entity, Group)),
        "edit.cut": is_bar,
        "edit.duplicate": in_group,
        "plan.free": found is not None and days_of(found) is not None,
        "export.group": in_group,
        **dict.fromkeys(("view.next-finding", "view.previous-finding"), bool(document.checked.findings)),
        **dict.fromkeys(("view.collapse", "view.expand"), bool(plan.groups)),
        **_addable(plan),
    }
    for key, is_on in has.items():
        actions[key].setEnabled(is_on and not (SPEC_BY_KEY[key].edits and document.is_read_only))


def _addable(plan: Plan) -> dict[str, bool]:
    """By action: whether there is anything that could own what it adds."""
    there: dict[type | None, bool] = {
        None: True,
        Group: bool(plan.groups),
        Customer: bool(plan.loose_customers) or any(group.customers for group in plan.groups),
        StaffMember: bool(plan.staff),
    }
    names = [key.removeprefix("add.") for key in SPEC_BY_KEY if key.startswith("add.")]
    return {f"add.{name}": there[ADD_KINDS[PALETTE.get(name, (name,))[0]].owner_type] for name in names}
