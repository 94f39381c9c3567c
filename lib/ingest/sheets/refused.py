"""A file that is not read at all."""

from lib.domain.datatraek.finding import Finding


class FileRefused(Exception):
    """The file cannot or may not be read; `finding` says why and what to do. Nothing has been changed."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.sentence())
