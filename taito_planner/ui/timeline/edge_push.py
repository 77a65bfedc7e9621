"""How a drag that is held at an edge pulls days and lanes along. Knows no Qt."""

EDGE = 28
"""How near to an edge of the lanes a drag begins to scroll."""


def edge_push(value: float, low: float, high: float, since: float | None = None) -> float:
    """How far to scroll for a pointer at ``value``: faster the nearer it is to an edge, or past it.

    Not at all where it has not gone towards that edge from where it was pressed, ``since``.
    """
    if value < low + EDGE and (since is None or value < since):
        return -min(40.0, (low + EDGE - value) / 2 + 2)
    if value > high - EDGE and (since is None or value > since):
        return min(40.0, (value - high + EDGE) / 2 + 2)
    return 0.0
