"""Whose a new thing is: the choices a form offers, and the one the selection suggests."""

from typing import Any

from taito_planner.domain.entities import Located, locate
from taito_planner.domain.ids import EntityId
from taito_planner.domain.model import Customer, Group, Plan, StaffMember


def owner_choices(plan: Plan, owner_type: type, loose_text: str) -> list[tuple[EntityId, str]]:
    """(id, text) of everyone who may own a thing; customers with their group, to tell codes apart."""
    if owner_type is Group:
        return [(group.id, group.name) for group in plan.groups]
    if owner_type is StaffMember:
        return [(member.id, member.name) for member in plan.staff]
    grouped: list[tuple[EntityId, str]] = [
        (customer.id, f"{customer.name} · {group.name}")
        for group in plan.groups
        for customer in group.customers
    ]
    return grouped + [(c.id, f"{c.name} · {loose_text}") for c in plan.loose_customers]


def owner_for(plan: Plan, owner_type: type | None, selected: EntityId | None) -> EntityId | None:
    """The owner that the selected thing points to: itself, or whose it is; None where it points to none."""
    found = locate(plan, selected) if selected else None
    if found is None or owner_type is None:
        return None
    owner = _owner(found, owner_type)
    return owner.id if owner is not None else None


def _owner(found: Located, owner_type: type) -> Any:
    if owner_type is Group:
        return found.group
    if owner_type is Customer:
        return found.customer
    return found.staff
