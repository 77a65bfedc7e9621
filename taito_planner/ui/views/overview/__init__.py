"""The overview: how every group stands against the service's numbers, and how much everyone is booked by week."""

from taito_planner.ui.views.overview.view import Overview

__all__ = ["Overview"]
