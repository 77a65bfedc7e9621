"""Sheets of paper and the room on them. Knows no Qt."""

from dataclasses import dataclass

PX_PER_MM = 96 / 25.4
MARGIN_MM = 10
HEAD, FOOT = 44.0, 40.0
"""Heights of the title above and the line below the content, in pixels of 1/96 inch."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet as it is held. ``scale`` shrinks the content to 1/96 inch times it for each logical pixel."""

    name: str
    width_mm: float
    height_mm: float
    scale: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in pixels of 1/96 inch."""
        return self.width_mm * PX_PER_MM, self.height_mm * PX_PER_MM

    @property
    def margin(self) -> float:
        return MARGIN_MM * PX_PER_MM

    @property
    def body(self) -> tuple[float, float]:
        """Width and height of the content's room in logical pixels of the content."""
        width, height = self.size
        room = height - 2 * self.margin - HEAD - FOOT
        return (width - 2 * self.margin) / self.scale, room / self.scale


A3 = Paper("A3", 420, 297, 0.9)
A4 = Paper("A4", 297, 210, 0.75)
A4_UPRIGHT = Paper("A4", 210, 297, 1.0)
PAPERS = {paper.name: paper for paper in (A4, A3)}
"""The landscape sheets that the views are printed on."""
