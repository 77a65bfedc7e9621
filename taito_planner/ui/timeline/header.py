"""The header: months, ISO weeks, days in the week zoom, the ribbon, and the markers of today and the
contract's end.
"""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QRegion

from taito_planner.domain.workdays import CLOSED
from taito_planner.texts.dates import span_text, weekday_text
from taito_planner.texts.holiday_text import holiday_name
from taito_planner.ui.icons import paint_chevron
from taito_planner.ui.timeline import metrics as m
from taito_planner.ui.timeline.axis_strip import AxisStrip
from taito_planner.ui.timeline.frame import Pane
from taito_planner.ui.timeline.ink import Style
from taito_planner.ui.timeline.labels import Room
from taito_planner.ui.timeline.month_words import month_words
from taito_planner.ui.timeline.ribbon import paint_ribbon
from taito_planner.ui.timeline.scene import Scene
from taito_planner.ui.timeline.strokes import filled, horizontal, thick, vertical
from taito_planner.ui.timeline.time_axis import Detail, iso_week, mondays, months

_PILL_WIDTH = 26.0


class Header:
    """The header; its weeks and ribbon are a picture that pans with the days."""

    def __init__(self) -> None:
        self._strip = AxisStrip()

    def paint(self, painter: QPainter, scene: Scene, clip: QRegion) -> None:
        """What of it ``clip`` touches."""
        rect = scene.frame.pane_rect(Pane.HEADER)
        if not clip.intersects(rect.toAlignedRect()):
            return
        paint_header(painter, scene, self._weeks_strip(scene))
        rect.setWidth(scene.frame.head_width)
        if clip.intersects(rect.toAlignedRect()):
            paint_corner(painter, scene)

    def paint_week(self, painter: QPainter, scene: Scene) -> None:
        """The week that a drag points at, over the header."""
        if scene.drag is not None and scene.drag.week is not None:
            _dragged_week(painter, scene, scene.drag.week)

    def _weeks_strip(self, scene: Scene) -> QPixmap:
        """Weeks, days and ribbon: the part of the header that pans with the days."""
        height = scene.frame.header_height - m.MONTHS_HEIGHT - m.MARKERS_HEIGHT
        key = (scene.ink, scene.theme.name, scene.texts, scene.facts.as_of, scene.weeks)

        def paint(own: QPainter, first: int, last: int) -> None:
            own.translate(0, -m.MONTHS_HEIGHT)
            _paint_weeks(own, scene, first, last)

        return self._strip.picture(scene.frame, height, key, paint)


def paint_header(painter: QPainter, scene: Scene, weeks: QPixmap | None = None) -> None:
    """Months, weeks, ribbon and markers over the lanes. ``weeks``: a picture of what pans with the days, if there is.
    """
    frame, theme = scene.frame, scene.theme
    rect = frame.pane_rect(Pane.HEADER)
    painter.fillRect(rect, theme.header)
    painter.save()
    lanes = QRectF(frame.head_width, 0, frame.lanes_width, rect.height())
    painter.setClipRect(lanes, Qt.ClipOperation.IntersectClip)
    if weeks is not None:
        painter.drawPixmap(QPointF(frame.head_width, m.MONTHS_HEIGHT), weeks)
    else:
        _paint_weeks(painter, scene, *frame.visible_days())
    _cut_numbers(painter, scene)
    if frame.axis.detail is Detail.WEEK:
        _week_headings(painter, scene)
    else:
        _months(painter, scene)
    _markers(painter, scene, rect.height() - m.MARKERS_HEIGHT)
    painter.restore()
    horizontal(painter, frame, rect.bottom() - 1 / frame.dpr, 0, frame.width, theme.divider)


def _paint_weeks(painter: QPainter, scene: Scene, first: int, last: int) -> None:
    frame = scene.frame
    painter.fillRect(frame.pane_rect(Pane.HEADER), scene.theme.header)
    if frame.axis.detail is Detail.WEEK:
        _days(painter, scene, m.WEEKS_HEIGHT, first, last)
    else:
        _weeks(painter, scene, m.MONTHS_HEIGHT, first, last)
    paint_ribbon(painter, scene, frame.header_height - m.MARKERS_HEIGHT - m.RIBBON_HEIGHT, first, last)


def _dragged_week(painter: QPainter, scene: Scene, monday: int) -> None:
    """The number of the week a drag points at, as an accent pill over the header."""
    frame = scene.frame
    painter.save()
    painter.setClipRect(QRectF(frame.head_width, 0, frame.lanes_width, frame.header_height))
    if frame.axis.detail is Detail.WEEK:
        word = scene.texts("timeline.week-short", week=iso_week(monday))
        centre = max(frame.x(monday), frame.head_width) + 6 + scene.ink.width(word, Style.BOLD) / 2
        _pill(painter, scene, centre, m.WEEKS_HEIGHT / 2, word, dragged=True)
    else:
        centre = frame.x(monday) + frame.axis.px_per_day * 7 / 2
        middle = m.MONTHS_HEIGHT + m.WEEKS_HEIGHT / 2
        _pill(painter, scene, centre, middle, str(iso_week(monday)), dragged=True)
    painter.restore()


def _months(painter: QPainter, scene: Scene) -> None:
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    for _, start, _ in months(*frame.visible_days()):
        if frame.x(start) > frame.head_width:
            vertical(painter, frame, frame.x(start), 0, m.MONTHS_HEIGHT, theme.header_month_line)
    for left, word in month_words(frame, ink, scene.texts.language):
        ink.draw(painter, left, m.MONTHS_HEIGHT / 2 - 1, word, Style.BOLD, theme.text)


def _weeks(painter: QPainter, scene: Scene, top: float, first: int, last: int) -> None:
    weeks = mondays(first, last)
    half = scene.frame.axis.px_per_day * 7 / 2
    _week_numbers(painter, scene, [(day, x + half) for day, x in zip(weeks, scene.frame.xs(weeks), strict=True)], top)


def _week_numbers(painter: QPainter, scene: Scene, centres: list[tuple[int, float]], top: float) -> None:
    """The numbers of the weeks that begin on the days given, about their centres; of narrow weeks one of several."""
    ink, colour, middle = scene.ink, scene.theme.text2, top + m.WEEKS_HEIGHT / 2
    every = 1 + int((ink.width("53", Style.NORMAL) + 5) // (scene.frame.axis.px_per_day * 7))
    current, words = _current_week(scene), []
    pill = scene.frame.x(current) + scene.frame.axis.px_per_day * 7 / 2
    clear = ink.width("53", Style.NORMAL) + 5 if every > 1 else 0.0
    for monday, centre in centres:
        week = iso_week(monday)
        number = str(week)
        if monday == current:
            _pill(painter, scene, centre, middle, number)
        elif week % every == 0 and abs(centre - pill) >= clear:
            words.append((centre - ink.width(number, Style.NORMAL) / 2, middle, number, Style.NORMAL, colour))
    ink.draw_all(painter, words)


def _current_week(scene: Scene) -> int:
    return scene.facts.today - (scene.facts.today - 1) % 7


def _cut_numbers(painter: QPainter, scene: Scene) -> None:
    """A number that an edge would cut stands whole beside it, as long as its week has room there; a day's goes."""
    frame, ink = scene.frame, scene.ink
    is_days = frame.axis.detail is Detail.WEEK
    across = 1 if is_days else 7
    top, height = m.MONTHS_HEIGHT, m.DAYS_HEIGHT if is_days else m.WEEKS_HEIGHT
    for day in frame.visible_days():
        first = day if is_days else day - (day - 1) % 7
        left, right = frame.x(first), frame.x(first + across)
        width = _PILL_WIDTH if first == _current_week(scene) and not is_days else ink.width("53", Style.BOLD)
        start = (left + right - width) / 2
        shown = min(max(start, frame.head_width + 3), frame.width - width - 3)
        if shown == start or (is_days and day == scene.facts.today):
            continue
        painter.fillRect(QRectF(start - 2, top, width + 4, height), scene.theme.header)
        if not is_days and left < shown and shown + width < right:
            _week_numbers(painter, scene, [(first, shown + width / 2)], top)


def _pill(painter: QPainter, scene: Scene, centre: float, middle: float, word: str, dragged: bool = False) -> None:
    theme = scene.theme
    fill, ink = (theme.accent, theme.on_accent) if dragged else (theme.today, theme.on_today)
    width = max(_PILL_WIDTH, scene.ink.width(word, Style.BOLD) + 12)
    width = min(width, max(18.0, scene.frame.axis.px_per_day * 7 + 2)) if len(word) < 3 else width
    filled(painter, QRectF(centre - width / 2, middle - 8, width, 16), 3, fill)
    scene.ink.draw_centred(painter, centre, middle, word, Style.BOLD, ink)


def _week_headings(painter: QPainter, scene: Scene) -> None:
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    middle = m.WEEKS_HEIGHT / 2
    for monday in mondays(*frame.visible_days()):
        left = frame.x(monday)
        if left > frame.head_width:
            vertical(painter, frame, left, 0, frame.header_height, theme.header_month_line)
        x = max(left, frame.head_width) + 6
        word = scene.texts("timeline.week-short", week=iso_week(monday))
        width = ink.width(word, Style.BOLD)
        if monday == _current_week(scene):
            _pill(painter, scene, x + width / 2, middle, word)
        else:
            ink.draw(painter, x, middle, word, Style.BOLD, theme.text)
        span = span_text(date.fromordinal(monday), date.fromordinal(monday + 6))
        room = min(frame.x(monday + 7), frame.width) - x - width - 14
        word = ink.first_fitting((span, span.rsplit(".", 1)[0] + "."), room, Style.NORMAL)
        ink.draw(painter, x + width + 10, middle, word, Style.NORMAL, theme.text2)


def _days(painter: QPainter, scene: Scene, top: float, first: int, last: int) -> None:
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    for day in range(first, last + 1):
        on = date.fromordinal(day)
        left, right = frame.x(day), frame.x(day + 1)
        centre = (left + right) / 2
        small, big = theme.text2, theme.text
        if on in scene.weeks.calendar.public or on in scene.weeks.calendar.eves:
            small = big = theme.holiday_name
        elif on.weekday() > 4:
            small = big = theme.text3
        style = Style.BOLD if on.weekday() <= 4 or big is theme.holiday_name else Style.NORMAL
        if day == scene.facts.today:
            filled(painter, QRectF(left + 1, top, right - left - 2, m.DAYS_HEIGHT - 1), 3, theme.today)
            small = big = theme.on_today
        letters = weekday_text(on, scene.texts.language)
        if ink.width(letters, Style.TINY) > right - left - 2:
            letters = letters[:1]
        ink.draw_centred(painter, centre, top + 7, letters, Style.TINY, small)
        ink.draw_centred(painter, centre, top + 19, str(on.day), style, big)


def _markers(painter: QPainter, scene: Scene, top: float) -> None:
    """Today's box first, then the contract's end, then the names of holidays that find room."""
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    room = Room()
    middle = top + m.MARKERS_HEIGHT / 2
    today = today_x(scene)
    key = "timeline.as-of" if scene.looks_elsewhere else "timeline.today"
    word = scene.texts(key, day=scene.facts.as_of)
    width = ink.width(word, Style.SMALL_BOLD) + 10
    if frame.head_width <= today < frame.width:
        left = today if today + width <= frame.width else today + thick(frame, 2) - width  # whole, by its line
        painter.fillRect(QRectF(left, top, width, m.MARKERS_HEIGHT), theme.today)
        ink.draw(painter, left + 5, middle, word, Style.SMALL_BOLD, theme.on_today)
        room.take(left, left + width)
    if scene.facts.contract_end is not None:
        x = frame.x(scene.facts.contract_end.toordinal() + 1)
        if room.is_free(x, x + 2):  # never through the words in today's box
            painter.fillRect(QRectF(x, top, thick(frame, 2), m.MARKERS_HEIGHT), theme.contract)
        word = scene.texts("timeline.contract", day=scene.facts.contract_end)
        width = ink.width(word, Style.SMALL_BOLD)
        for start in (x + 7, x - 7 - width, x + 7 + max(0.0, room.after(x) - x)):
            if room.is_free(start - 4, start + width + 4) and frame.head_width < start <= frame.width - width:
                ink.draw(painter, start, middle, word, Style.SMALL_BOLD, theme.contract)
                room.take(min(x, start), start + width)
                break
    _holiday_names(painter, scene, room, middle)


def _holiday_names(painter: QPainter, scene: Scene, room: Room, middle: float) -> None:
    """Names under their days, several neighbouring ones joined; none where there is no room."""
    frame, ink = scene.frame, scene.ink
    for first, run in scene.weeks.holiday_runs(*frame.visible_days()):
        last = first + len(run) - 1
        names = list(dict.fromkeys(holiday_name(h, scene.texts) for h in run))
        centre = (frame.x(first) + frame.x(last + 1)) / 2
        short = [scene.texts("holiday.closed")] if any(h.key == CLOSED for h in run) else []
        for word in dict.fromkeys((", ".join(names), names[0], *short)):
            width = ink.width(word, Style.SMALL)
            start = max(frame.head_width + 4, min(centre - width / 2, frame.width - width - 4))
            if _is_near(scene, first, last, start, width) and room.is_free(start - 4, start + width + 4):
                ink.draw(painter, start, middle, word, Style.SMALL, scene.theme.holiday_name)
                room.take(start, start + width)
                break


def _is_near(scene: Scene, first: int, last: int, start: float, width: float) -> bool:
    """Whether a name stays close to its days: in the farther zooms it must fit their own weeks."""
    frame = scene.frame
    if frame.axis.detail is Detail.WEEK:
        return True
    left, right = frame.x(first - (first - 1) % 7), frame.x(last - (last - 1) % 7 + 7)
    return start >= left - 1 and start + width <= right + 1


def today_x(scene: Scene) -> float:
    """The line of the as-of day, in the middle of that day."""
    frame = scene.frame
    return frame.snap((frame.x(scene.facts.today) + frame.x(scene.facts.today + 1)) / 2)


def paint_corner(painter: QPainter, scene: Scene, *, opens_menu: bool = True) -> None:
    """The corner above the lane heads: how many groups there are, and what the columns are."""
    frame, theme, ink = scene.frame, scene.theme, scene.ink
    height = frame.header_height
    painter.fillRect(QRectF(0, 0, frame.head_width, height - 1 / frame.dpr), theme.header)
    total = len(scene.plan.groups)
    count = scene.texts("timeline.groups-count", count=total)
    if scene.hides:
        count = scene.texts("timeline.groups-shown", count=scene.shown_count, total=total)
        area = QRectF(6, 3, ink.width(count, Style.BOLD) + 30, 18)
        filled(painter, area, 9, theme.accent_soft)
    ink.draw(painter, 12, 12, count, Style.BOLD, theme.accent if scene.hides else theme.text)
    if opens_menu:
        paint_chevron(painter, QPointF(12 + ink.width(count, Style.BOLD) + 11, 12), theme.text2)
    middle = height - m.MARKERS_HEIGHT / 2 - 3
    places = m.places_right(frame.head_width)
    name, caption = scene.texts("timeline.head-name"), scene.texts("timeline.head-places")
    room = places - ink.width(caption, Style.SMALL) - m.GROUP_NAME_X - 2
    name = ink.first_fitting((name, name.split(" / ")[0]), room, Style.SMALL)
    ink.draw(painter, m.GROUP_NAME_X, middle, name, Style.SMALL, theme.text2)
    ink.draw_right(painter, places, middle, caption, Style.SMALL, theme.text2)
    span = scene.texts("timeline.head-span")
    ink.draw_right(painter, m.span_right(frame.head_width), middle, span, Style.SMALL, theme.text2)
    vertical(painter, frame, frame.head_width - 1 / frame.dpr, 0, height, theme.divider)
