"""The views of the plan beside the timeline, and the switch between them."""
