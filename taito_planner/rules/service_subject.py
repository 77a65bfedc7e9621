"""A service as its rules look at it: the spans of all its customers."""

from taito_planner.domain.profile import ServiceProfile
from taito_planner.rules.spans import SpanSum
from taito_planner.rules.subjects import Situation, Subject


class ServiceSubject(Subject):
    """A service: the spans of all its customers."""

    def __init__(self, service: str, spans: SpanSum, profile: ServiceProfile, situation: Situation) -> None:
        super().__init__(situation)
        self.service = service
        self.spans = spans
        self.profile = profile
