"""The plan file, service profiles, public holidays: what is kept on disk."""
