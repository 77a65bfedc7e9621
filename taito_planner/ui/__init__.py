"""The window: widgets and painting, no rule and no date arithmetic."""
