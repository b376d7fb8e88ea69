"""Who did what to whom: triggers, roles, time, place and status of deeds."""
