"""The calendar timeline: rows, bars, drags and their painting."""
