"""What every form says in which something kept is corrected or withdrawn."""

NEW_OR_OLD = "Ny, eller en at rette"
WHY = "Begrundelse for at rette eller trække tilbage"
STILL_THERE = "Dine felter står her endnu: gem igen, hvis de skal gælde i stedet."
IN_HISTORY = "Den står stadig i historikken."
"""Of what was withdrawn."""
