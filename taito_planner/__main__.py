"""Runs the command line: ``python -m taito_planner``."""

from taito_planner.cli import main

raise SystemExit(main())
