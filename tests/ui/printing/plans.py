"""Plans that fill pages."""

from taito_planner.domain.model import Plan, Training
from tests.builders import block, customer, d, group, plan, session, staff, start_visit


def many(count: int, places: int = 8) -> Plan:
    petri = staff("Petri Mäki", ("2025-12-22", "2025-12-28"))
    groups = [
        group(
            f"Oulu {number}/2026",
            8,
            leaders=(petri.id,),
            blocks=(block("2025-12-15"), block("2026-01-26")),
            customers=tuple(
                customer(
                    f"A-{number}{place:02}",
                    visits=(start_visit("2025-11-25"), session("2027-03-01")),
                    trainings=(Training(f"t-{number}-{place}", d("2026-03-02"), d("2026-05-29")),),
                )
                for place in range(places)
            ),
        )
        for number in range(1, count + 1)
    ]
    return plan(*groups, staff=(petri,))
