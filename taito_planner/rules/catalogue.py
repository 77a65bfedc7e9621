"""The table of contents: every rule of the service, in the order of the source's headings."""

from taito_planner.rules.allowance import ALLOWANCE
from taito_planner.rules.blocks import BLOCKS
from taito_planner.rules.certificates import CERTIFICATES
from taito_planner.rules.contacts import CONTACTS
from taito_planner.rules.contract import CONTRACT
from taito_planner.rules.dates import DATES
from taito_planner.rules.days_off import DAYS_OFF
from taito_planner.rules.deferral import DEFERRAL
from taito_planner.rules.duration import DURATION
from taito_planner.rules.group_size import GROUP_SIZE
from taito_planner.rules.rule import Rule, Scope
from taito_planner.rules.same_group import SAME_GROUP
from taito_planner.rules.staffing import STAFFING
from taito_planner.rules.starting import STARTING
from taito_planner.rules.totals import TOTALS
from taito_planner.rules.training import TRAINING
from taito_planner.rules.unknown_service import UNKNOWN_SERVICE

RULES: tuple[Rule, ...] = (
    *STARTING,
    *DAYS_OFF,
    *BLOCKS,
    *GROUP_SIZE,
    *DEFERRAL,
    *SAME_GROUP,
    *TOTALS,
    *DURATION,
    *CONTRACT,
    *ALLOWANCE,
    *TRAINING,
    *CERTIFICATES,
    *STAFFING,
    *DATES,
    *UNKNOWN_SERVICE,
    *CONTACTS,
)
"""A rule that looks at subjects of two scopes stands here once for each."""

RULES_BY_SCOPE: dict[Scope, tuple[Rule, ...]] = {
    scope: tuple(rule for rule in RULES if rule.scope is scope) for scope in Scope
}

RULE_IDS: tuple[str, ...] = tuple(dict.fromkeys(rule.id for rule in RULES))

RULE_BY_ID: dict[str, Rule] = {rule.id: rule for rule in reversed(RULES)}
"""For each id the rule, with its first scope."""
