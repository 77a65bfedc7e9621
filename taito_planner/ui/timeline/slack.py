"""How far a drop would be from the nearest deadline of what is dragged. Knows no Qt."""

from datetime import date

from taito_planner.rules.checker import Checked
from taito_planner.rules.deadlines import first_visit_last_day, last_start_visit_day
from taito_planner.rules.own_blocks import first_own_block
from taito_planner.rules.subjects import LOOSE_SERVICE, Situation
from taito_planner.texts import Texts
from taito_planner.ui.timeline.bars import BarKind
from taito_planner.ui.timeline.drag import Target
from taito_planner.ui.timeline.limits import binding_customer
from taito_planner.ui.timeline.places import Subject

Fact = tuple[str, str]


def slack(subject: Subject, target: Target, after: Checked, texts: Texts) -> Fact | None:
    """(caption, text): for block 1 the start limit and who binds it, for a start visit the nearest of its two."""
    if subject.kind is BarKind.START_VISIT:
        return _visit_slack(subject, target, after, texts)
    group = after.plan.group_by_id.get(subject.group.id) if subject.group else None
    if subject.kind is not BarKind.BLOCK or group is None or group.first_block is None:
        return None
    profile = after.profiles.get(group.service)
    if group.first_block.first_day.toordinal() != target.place.first or profile is None:
        return None
    binding = binding_customer(group, profile, Situation(after.plan, after.profiles, after.as_of))
    if binding is None:
        return None
    customer, last_day = binding
    left = (last_day - group.first_block.first_day).days
    key = "timeline.hint.slack" if left >= 0 else "timeline.hint.slack-over"
    caption = texts("timeline.hint.limit", amount=profile.group_start_months)
    return caption, texts(key, count=abs(left), customer=customer.name, day=last_day)


def _visit_slack(subject: Subject, target: Target, after: Checked, texts: Texts) -> Fact | None:
    """The weeks to the first visit bind it where it is the first; block 1 binds all of them."""
    customer, group = subject.customer, subject.group
    profile = after.profiles.get(group.service if group else LOOSE_SERVICE)
    if customer is None or profile is None:
        return None
    on = date.fromordinal(target.place.first)
    limits: list[tuple[date, str]] = []
    last_day = first_visit_last_day(customer, profile, after.plan.calendar)
    earlier = (visit for visit in customer.start_visits if visit.id != subject.id and visit.on < on)
    if last_day is not None and not any(earlier):
        limits.append((last_day, texts("cost.slack.weeks", amount=profile.first_visit_weeks)))
    block = first_own_block(customer, group)
    if block is not None and group is not None:
        caption = texts("cost.slack.block", number=group.opening_blocks.index(block) + 1)
        limits.append((last_start_visit_day(block.first_day, profile), caption))
    if not limits:
        return None
    day, caption = min(limits)
    left = (day - on).days
    return caption, texts("cost.slack.left" if left >= 0 else "cost.slack.over", count=abs(left), day=day)
