"""A group whose customers have a block behind them: certificates are due, an absence is to be told."""

from dataclasses import replace

from taito_planner.domain.model import Absence, FlexDay, Plan, Training
from tests.builders import block, customer, d, group, plan, staff, start_visit

AINO = staff("Aino Ohjaaja", ("2026-06-01", "2026-06-05"))
TRAINING = Training("t", d("2026-04-27"), d("2026-05-08"))


def oulu() -> Plan:
    """Block 1 ma–to 12.–15.1.2026; Leena was absent on 13.1., Olli has a flex day without ground on 4.5."""
    leena = customer(
        "Leena Äänekoski", id="leena", visits=[start_visit("2025-11-03")],
        absences=[Absence("a", d("2026-01-13"), d("2026-01-13"))],
    )  # fmt: skip
    olli = customer(
        "Olli", id="olli", visits=[start_visit("2025-11-04")], trainings=[TRAINING],
        flex_days=[FlexDay("f", d("2026-05-04"))],
    )  # fmt: skip
    later = customer("Pinja Uusi", id="pinja", visits=[start_visit("2026-05-04")], joined_on=d("2026-05-04"))
    one = group(
        "Oulu 1/2026", id="oulu", leaders=(AINO.id,), blocks=[block("2026-01-12", id="b1")],
        customers=[leena, olli, later],
    )  # fmt: skip
    return plan(one, staff=(AINO,))


def namesakes() -> Plan:
    """Two customers of one name in one group."""
    whole = oulu()
    one = whole.groups[0]
    leena = one.customers[0]
    twin = replace(leena, id="twin", absences=(), visits=(start_visit("2025-11-05"),))
    return replace(whole, groups=(replace(one, customers=(leena, twin)),))
