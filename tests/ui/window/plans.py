"""Plans that the tests of the window share."""

from taito_planner.domain.model import Plan
from tests.builders import block, customer, group, plan, staff, start_visit

PETRI = staff("Petri Mäki", ("2025-12-17", "2025-12-31"))


def oulu() -> Plan:
    """Oulu 1/2026: block 1 Mon 15.12.2025, its leader on leave on its last two days; A-1070 has no visit."""
    return plan(
        group(
            "Oulu 1/2026",
            8,
            leaders=(PETRI.id,),
            blocks=(block("2025-12-15"), block("2026-01-26"), block("2026-02-17")),
            customers=(
                customer("A-1061", "2025-10-27", visits=(start_visit("2025-11-12"),)),
                customer("A-1070", "2025-11-10"),
            ),
        ),
        staff=(PETRI,),
    )
