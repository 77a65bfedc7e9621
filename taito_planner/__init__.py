"""Taito planner: plans Kela's Taito-kuntoutus groups on a timeline, with the rules of the service live."""

__version__ = "0.1.0"
