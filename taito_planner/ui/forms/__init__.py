"""Forms for the things of a plan: every field saved through one intent."""
