"""From hours to persons reached to change, always as an assumption: kept apart from the allocation model."""
