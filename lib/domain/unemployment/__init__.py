"""The known unemployed over time: how many, in which målgrupper, and what has changed."""
