"""What is imported, looked at row by row before it is taken into the plan."""
