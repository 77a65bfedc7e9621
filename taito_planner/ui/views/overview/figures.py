"""The band of figures above the overview: the service's mean span, places, findings, days to the contract's end."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taito_planner.rules.checker import Checked
from taito_planner.rules.finding import Finding, Severity
from taito_planner.rules.overview import counted
from taito_planner.texts import Texts
from taito_planner.texts.dates import decimal_text
from taito_planner.ui.signs import OVERVIEW_SIZE, Sign, paint_sign, sign_of
from taito_planner.ui.theme import Theme
from taito_planner.ui.timeline.ink import Ink, Style
from taito_planner.ui.views.overview import words
from taito_planner.ui.views.overview.group_model import main_profile
from taito_planner.ui.views.overview.look import Look

HEIGHT = 64
GAP = 28


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with two lines beside it."""

    figure: str
    caption: str
    detail: str = ""
    sign: Sign | None = None

    @property
    def sentence(self) -> str:
        return ", ".join(part for part in (f"{self.caption} {self.figure}", self.detail) if part)


def figures_of(checked: Checked, texts: Texts) -> list[Figure]:
    """The figures of a plan, the most asked first."""
    made = [*_spans(checked, texts), _places(checked, texts)]
    found = tuple(counted(checked.findings, checked))
    made += [_findings(checked, found, severity, texts) for severity in (Severity.ERROR, Severity.WARNING)]
    profile = main_profile(checked)
    if profile is not None and profile.cutoff_on is not None:
        left, day = (profile.cutoff_on - checked.as_of).days, texts("overview.on-day", day=profile.cutoff_on)
        if left >= 0:
            made.append(Figure(texts("overview.days", days=left), texts("overview.contract-ends"), day))
        else:
            made.append(Figure("–", texts("overview.contract-ended"), day))
    return made


def _spans(checked: Checked, texts: Texts) -> list[Figure]:
    """The mean span of each service that has one."""
    made = []
    services = {group.service for group in checked.plan.groups}
    for service in sorted(services & checked.profiles.keys()):
        profile, mean = checked.profiles[service], checked.span_of_service(service)
        if profile.span_months is None:
            continue
        caption = texts("overview.service-mean")
        if len(services) > 1:
            caption = f"{caption}, {profile.names.get(texts.language, profile.id)}"
        detail = texts("overview.no-spans")
        if mean.mean_days_over is not None:
            days = words.days_from_target(mean.mean_days_over, texts)
            detail = texts("overview.from-target", days=days, months=profile.span_months)
        figure = "–" if mean.mean_months is None else decimal_text(mean.mean_months, texts.language)
        made.append(Figure(texts("overview.months", months=figure), caption, detail))
    return made


def _places(checked: Checked, texts: Texts) -> Figure:
    groups = checked.plan.groups
    members = sum(customer.is_live(checked.as_of) for group in groups for customer in group.customers)
    places = sum(group.planned_size for group in groups)
    detail = texts("status.groups", count=len(groups))
    return Figure(f"{members} / {places}", texts("overview.customers-of-places"), detail)


def _findings(checked: Checked, counts: tuple[Finding, ...], severity: Severity, texts: Texts) -> Figure:
    found = [finding for finding in counts if finding.severity is severity]
    total = len(found)
    groups = {finding.group for finding in found if finding.group}
    hit = [group.name for group in checked.plan.groups if group.id in groups]
    detail = ", ".join(sorted(hit)) if len(hit) <= 2 else texts("overview.in-groups", count=len(hit))
    return Figure(str(total), texts(f"overview.count.{severity.key}", count=total), detail, sign_of(severity))


def paint_figures(painter: QPainter, area: QRectF, figures: list[Figure], look: Look) -> None:
    """The figures from left to right, as many as there is room for."""
    x, middle, theme, ink = area.left(), area.center().y(), look.theme, look.ink
    for one in figures:
        beside = max(ink.width(one.caption, Style.NORMAL), ink.width(one.detail, Style.SMALL))
        number = ink.width(one.figure, Style.FIGURE) + (24 if one.sign else 0)
        if x + number + 10 + beside > area.right() + 1:
            return
        if one.sign:
            paint_sign(painter, one.sign, QPointF(x + OVERVIEW_SIZE / 2, middle), OVERVIEW_SIZE, theme)
        at = x + (24 if one.sign else 0)
        ink.draw(painter, at, middle, one.figure, Style.FIGURE, theme.text)
        x += number + 10
        ink.draw(painter, x, middle - 8, one.caption, Style.NORMAL, theme.text)
        ink.draw(painter, x, middle + 9, one.detail, Style.SMALL, theme.text2)
        x += beside + GAP / 2
        painter.fillRect(QRectF(round(x), middle - 18, 1, 36), theme.divider)
        x += GAP / 2


class FigureBand(QWidget):
    """The figures on the screen; a screen reader hears them as one text."""

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self._look = Look(theme, texts, Ink(self.font()))
        self.figures: list[Figure] = []
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_figures(self, figures: list[Figure]) -> None:
        if figures != self.figures:
            self.figures = figures
            sentences = ". ".join(figure.sentence for figure in figures)
            self.setAccessibleName(sentences)
            self.setToolTip("\n".join(figure.sentence for figure in figures))
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._look = Look(theme, self._look.texts, Ink(self.font()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.surface)
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), self._look.theme.divider)
        paint_figures(painter, QRectF(self.rect()).adjusted(16, 0, -16, 0), self.figures, self._look)
