"""What a datatræk is: its findings, its rows, its profile, and the rules that check it before it counts."""
