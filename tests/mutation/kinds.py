"""What kind of change a survivor is, and why such a change may live: the groups of docs/mutation.md."""

import re
from collections import Counter
from collections.abc import Iterable

from tests.mutation.mutant import Mutant

REASONS = {
    "the same to Python": (
        "No difference: `None` where `False`, 0 or '' stood, a default written out, a `dtype` that comes of the values "
        "anyway, 'RECORDS' to pandas. No input tells the two apart."
    ),
    "a guard against ourselves": (
        "No difference while the code is right: `strict=True` of a `zip` over lists made side by side, a `stable` sort "
        "(small frames are sorted so anyway), a filter of warnings."
    ),
    "a text": (
        "A word whose letters no test spells out: a column in a function, a part of a sentence of which a test has "
        "another part, the message of a fault. Pages and papers show most of them, and are tested apart."
    ),
    "a bound": (
        "`<` to `<=`, a number one higher: only a value on the bound tells. Where that is a rule it has its "
        "test; these are tolerances, sizes of samples, places in a list, and bounds that nothing can stand on."
    ),
    "a branch": (
        "One arm of an `if` or one half of an `and`: the tests reach it, but in their cases the other says the same."
    ),
    "an argument": "An argument left out or `None`: it changes something that the tests which run it do not look at.",
    "a value": "An assignment, an operator or a flag of which the tests see another consequence, or none.",
}
_EMPTY = r"(?:False|0|0\.0|\"\"|'')"


def kind_of(mutant: Mutant) -> str:
    """The first group that fits, in the order of REASONS but for what is surer."""
    before, after = (" ".join(text.split()) for text in (mutant.before, mutant.after))
    if _same(before, after):
        return "the same to Python"
    if _guard(before, after):
        return "a guard against ourselves"
    if re.fullmatch(r"[rbf]*([\"']).*\1", before) and re.fullmatch(r"[rbf]*([\"']).*\1", after):
        return "a text"
    if re.match(r"(<|>|<=|>=) ", before + " ") or re.fullmatch(r"-?[\d._]+(e-?\d+)?", before):
        return "a bound"
    if re.search(r"\) (and False|or True) else", after) or re.search(r"\b(and|or|not|is|in|==|!=)\b", before):
        return (
            "a branch"
            if "(" not in before or ") and False" in after or ") or True" in after
            else _call(before, after)
        )
    return _call(before, after)


def _call(before: str, after: str) -> str:
    return (
        "an argument" if before.partition("(")[0] == after.partition("(")[0] and "(" in before else "a value"
    )


def _same(before: str, after: str) -> bool:
    """`None` for an empty value or default, or a keyword whose default says the same."""
    pairs = (
        (rf"={_EMPTY}(?=[,)])", "=None"),
        (r", dtype=[\w.]+(?=[,)])", ", "),
        (r"dtype=[\w.]+(?=[,)])", "dtype=None"),
        (r"astype\(np.float64\)", "astype(None)"),
        (r", 0\)$", ", None)"),
        (r", 0\)$", ", )"),
        (r"(?<=get\(\w)(.*), None\)$", r"\1, )"),
        (r", sort=False|, observed=True|, copy=False", ", "),
        (r"observed=True", "observed=None"),
    )
    squeezed = _squeezed(after)
    if any(_squeezed(re.sub(was, now, before, count=1)) == squeezed for was, now in pairs):
        return True
    return (before, after) in {('"records"', '"RECORDS"'), ('"stable"', '"STABLE"'), ('"utf-8"', '"UTF-8"')}


def _guard(before: str, after: str) -> bool:
    guards = (r",? ?strict=True", r",? ?kind=\"stable\"", r"invalid=\"ignore\"|divide=\"ignore\"")
    return any(
        _squeezed(re.sub(guard, "", before))
        == _squeezed(re.sub(r",? ?(strict|kind|invalid|divide)=None", "", after))
        or _squeezed(re.sub(guard, "", before)) == _squeezed(after)
        for guard in guards
        if re.search(guard, before)
    ) or (after.replace("strict=False", "strict=True") == before and "strict=True" in before)


def _squeezed(text: str) -> str:
    return re.sub(r",?\s*\)", ")", text).replace(" ", "").replace(",,", ",").replace("(,", "(")


def kinds_table(survivors: Iterable[Mutant]) -> str:
    """How many survivors each group has, with its reason."""
    found = Counter(kind_of(each) for each in survivors)
    rows = [f"| {kind} | {found[kind]} | {REASONS[kind]} |" for kind in REASONS]
    return "\n".join(["| kind of change | survivors | why it lives |", "|---|---:|---|", *rows])


def listed(survivors: Iterable[Mutant]) -> list[tuple[str, str, str, str, str]]:
    """File, function, kind, what stood there and what stood there instead, each shortened; by file and function."""
    rows = [
        (each.file, each.function, kind_of(each), _short(each.before), _short(each.after))
        for each in survivors
    ]
    return sorted(rows)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:99]}…"
