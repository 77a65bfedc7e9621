"""Groups of a service whose numbers the program does not have."""

from collections.abc import Iterator

from taito_planner.rules.finding import Severity
from taito_planner.rules.rule import Breach, Scope, rule
from taito_planner.rules.subjects import GroupSubject


@rule("service-unknown", Severity.ERROR, Scope.GROUP, source="general: what has no numbers is not checked")
def service_unknown(subject: GroupSubject) -> Iterator[Breach]:
    """The group names a service that no profile describes: none of its limits is checked.

    So it is with a plan of a later version of the program, or one whose profile was taken away.
    """
    if not subject.profile.is_known:
        yield Breach(facts={"service": subject.profile.id})


UNKNOWN_SERVICE = (service_unknown,)
