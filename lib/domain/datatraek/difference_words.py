"""What a new datatræk does to the figures in force, in sentences."""

from lib.domain.numbers import count


def difference_sentence(new: int, changed: int, gone: int, unchanged: int) -> str:
    """'1.204 rækker er nye, 12 ændrede, 3 forsvinder, 40 er som før.' What there is none of is left out."""
    parts = _parts(new, changed, gone)
    if not parts:
        return (
            f"{rows_words(unchanged)} er som før; intet ændres." if unchanged else "Filen har ingen rækker."
        )
    if unchanged:
        parts.append(f"{count(unchanged)} er som før")
    return ", ".join(parts) + "."


def _parts(new: int, changed: int, gone: int) -> list[str]:
    """The first part that is said names the rows; the others count them."""
    said = [
        (new, "er ny" if new == 1 else "er nye"),
        (changed, "ændret" if changed == 1 else "ændrede"),
        (gone, "forsvinder"),
    ]
    parts: list[str] = []
    for number, words in said:
        if not number:
            continue
        verb = words if parts or words.startswith(("er ", "forsvinder")) else f"er {words}"
        parts.append(f"{count(number) if parts else rows_words(number)} {verb}")
    return parts


def rows_words(number: int) -> str:
    """How many rows: '1 række', '1.204 rækker'."""
    return "1 række" if number == 1 else f"{count(number)} rækker"
