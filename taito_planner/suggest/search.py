"""Up to three fixes for one finding: candidates by its rule, each tried on the plan, the least disturbing first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice, zip_longest

from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.fix import Fix
from taito_planner.suggest.blocks import (
    added_block,
    before_limit,
    late_joiners_start,
    later_start,
    missed_blocks,
    moved_blocks,
    moved_start,
    removed_blocks,
)
from taito_planner.suggest.case import Candidate, Case
from taito_planner.suggest.records import (
    own_group_again,
    planned_size,
    recorded_deferral,
    told_kela_today,
    told_of_deferral,
)
from taito_planner.suggest.spans import earlier_end
from taito_planner.suggest.staff import another_instructor, another_leader, another_time, moved_from_leave
from taito_planner.suggest.training import (
    moved_flex_days,
    removed_flex_days,
    resized_training,
    shorter_gaps,
    training_before_end,
    training_over_flex,
)
from taito_planner.suggest.trial import tried
from taito_planner.suggest.visits import (
    added_visit,
    first_visit_in_time,
    made_sessions,
    removed_visits,
    visits_after,
    visits_before_block,
    visits_before_end,
    visits_before_limit,
    visits_to_workdays,
)

Maker = Callable[[Case], Iterator[Candidate]]

MAKERS: Mapping[str, tuple[Maker, ...]] = {
    "first-visit-late": (first_visit_in_time, added_visit),
    "start-visit-count": (added_visit, removed_visits, made_sessions),
    "start-visit-after-group-start": (visits_before_block, later_start, made_sessions),
    "visit-on-day-off": (visits_to_workdays, moved_blocks),
    "group-start-late": (moved_start, late_joiners_start, added_block, recorded_deferral),
    "block-set": (moved_blocks, added_block, removed_blocks),
    "block-shape": (moved_blocks,),
    "block-on-holiday": (moved_blocks,),
    "group-days-missing": (missed_blocks,),
    "group-size": (planned_size,),
    "compulsory-start-moved": (moved_start,),
    "deferral-outside-window": (moved_start,),
    "deferral-not-announced": (told_of_deferral,),
    "group-changed": (later_start, own_group_again),
    "totals-outside-range": (resized_training,),
    "span-long-customer": (earlier_end,),
    "span-long-group": (earlier_end,),
    "start-after-contract": (visits_before_limit, before_limit),
    "delivery-after-contract": (visits_before_end, training_before_end),
    "runs-past-contract": (visits_before_limit, before_limit),
    "decision-expired": (visits_before_end, training_before_end),
    "waiting-days-exceeded": (first_visit_in_time, added_visit),
    "interval-days-exceeded": (shorter_gaps,),
    "flex-outside-training": (moved_flex_days, training_over_flex, removed_flex_days),
    "flex-week-too-short": (moved_flex_days, removed_flex_days),
    "kela-not-told": (told_kela_today,),
    "staff-on-leave": (another_leader, another_instructor, moved_from_leave, moved_blocks),
    "staff-double-booked": (another_leader, another_instructor, another_time, moved_blocks),
    "dates-out-of-order": (visits_after,),
    "first-meeting-late": (first_visit_in_time,),
}
"""What may cure a finding of each rule. The other rules ask for facts, decisions or papers that nobody may make up."""

MOST_FIXES, ENOUGH, MOST_TRIED = 3, 6, 12
"""How many are offered, how many that help are weighed against each other, and how many candidates are tried."""
_NEW = {Severity.ERROR: 40, Severity.WARNING: 6, Severity.NOTICE: 1}


def may_have_fixes(finding: Finding) -> bool:
    """Whether candidates exist for its rule at all; costs nothing."""
    return finding.rule in MAKERS


def fixes(checked: Checked, finding: Finding) -> tuple[Fix, ...]:
    """Up to three fixes of ``finding`` (one of ``checked``'s), the least disturbing first; none moves what is past.

    Applying one clears the finding or makes it milder. It brings no error, and nothing as grave as what it cures.
    """
    case = Case(checked, finding)
    if case.profile is None:
        return ()
    made = in_turn([maker(case) for maker in MAKERS.get(finding.rule, ())])
    helping = ((fix, weight(fix) + c.reluctance) for c in islice(made, MOST_TRIED) if (fix := tried(c, case)))
    found = list(islice(helping, ENOUGH))
    found.sort(key=lambda pair: pair[1])
    return tuple(fix for fix, _ in sorted(_varied(found), key=lambda pair: pair[1]))


def weight(fix: Fix) -> float:
    """How much a fix disturbs: customers, papers, leave, new findings, days; what else it cures eases it."""
    cost = fix.cost
    days = cost.days / 7
    people = 3 * len(cost.customers) + 8 * len(cost.stale_certificates) + 4 * cost.kela_notices
    new = sum(_NEW[finding.severity] for finding in fix.appeared)
    eased = sum(_NEW[finding.severity] for finding in fix.cleared if finding.key != fix.finding.key) / 2
    return people + days + 5 * len(cost.on_leave) + new - eased + 10 * fix.only_lowers


def in_turn(makers: Iterable[Iterator[Candidate]]) -> Iterator[Candidate]:
    """The first candidate of each maker, then the second: no way crowds out another before the trials run out."""
    for candidates in zip_longest(*makers):
        yield from (candidate for candidate in candidates if candidate is not None)


def _varied(found: list[tuple[Fix, float]]) -> list[tuple[Fix, float]]:
    """The best fix of each kind, then the next best of any, until there are enough."""
    best: dict[str, tuple[Fix, float]] = {}
    for pair in found:
        best.setdefault(pair[0].kind, pair)
    chosen = list(best.values())[:MOST_FIXES]
    return chosen + [pair for pair in found if pair not in chosen][: MOST_FIXES - len(chosen)]
