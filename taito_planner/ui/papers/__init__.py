"""Papers and calendars out of the plan: certificates, messages, evidence, calendar files, workbooks of a part."""
