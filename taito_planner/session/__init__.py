"""One open plan: its undo steps, findings and previews."""
