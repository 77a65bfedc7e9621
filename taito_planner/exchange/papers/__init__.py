"""Papers made of a plan: certificates of participation, notices, evidence of how the rules were kept."""
