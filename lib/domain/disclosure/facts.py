"""What the plan says that everyone knows about its counts together."""

from dataclasses import dataclass

from lib.domain.disclosure.linked import Links


@dataclass(frozen=True)
class PartSum:
    """In every zone and period the `parts` (indicator ids) add up to the count of `total`."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class PublicFacts:
    """Class families and ordered pairs of indicators (`links`), and parts that add up to a total (`sums`)."""

    links: Links = Links()
    sums: tuple[PartSum, ...] = ()
