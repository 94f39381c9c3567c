"""Danmarks Statistik's open API: what is asked for, the asking, and the answer as rows of a datatræk."""
