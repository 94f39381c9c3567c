"""Reading by profile: sheets of a file and what the plan knows by name become typed rows and findings."""

from lib.ingest.reading.reader import Reading, read_blocks, read_rows

__all__ = ["Reading", "read_blocks", "read_rows"]
