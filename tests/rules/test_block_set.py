"""Too many blocks and blocks that clash: of several faults the earliest is told."""

from taito_planner.rules.checker import check
from taito_planner.rules.finding import Finding
from taito_planner.storage.profiles import load_profiles
from tests.builders import block, d, group, plan


def found(*first_days: str) -> Finding:
    one = group(blocks=[block(day) for day in first_days])
    (finding,) = [f for f in check(plan(one), load_profiles(), d("2025-11-24")).findings if f.rule == "block-set"]
    return finding


def test_a_clash_before_the_fourth_block_is_told_though_it_lasts_beyond_that_blocks_first_day() -> None:
    finding = found("2026-01-12", "2026-02-02", "2026-02-04", "2026-02-05")
    assert (finding.variant, finding.on) == ("overlap", d("2026-02-04"))


def test_a_fourth_block_that_clashes_itself_is_one_too_many() -> None:
    finding = found("2026-01-12", "2026-02-02", "2026-03-02", "2026-03-03")
    assert (finding.variant, finding.on, finding.limit, finding.actual) == ("many", d("2026-03-03"), 3, 4)


def test_a_fourth_block_before_a_clash_is_told_first() -> None:
    finding = found("2026-01-12", "2026-02-02", "2026-03-02", "2026-04-13", "2026-04-14")
    assert (finding.variant, finding.on, finding.actual) == ("many", d("2026-04-13"), 5)
