"""Workbooks in and out: what colleagues see of a plan."""
