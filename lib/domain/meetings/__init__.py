"""Meetings: the year's wheel, agendas, and the version and scenarios that a meeting looks at."""
