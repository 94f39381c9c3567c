"""The indstilling: a proposal to the board made of one or more scenarios, a socialfaglig vurdering and texts."""
