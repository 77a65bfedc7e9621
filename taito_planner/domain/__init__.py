"""What a plan is made of and how it may change: standard library and dateutil only, no Qt, no files."""
