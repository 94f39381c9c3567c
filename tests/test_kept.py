"""What is kept stays within its weight, and the longest unused goes first."""

from lib.kept import Kept


def test_the_longest_unused_is_let_go() -> None:
    kept = Kept(10)
    kept.put("a", "A", 4)
    kept.put("b", "B", 4)
    assert kept.get("a") == "A"
    kept.put("c", "C", 4)
    assert [kept.get(key) for key in "abc"] == ["A", None, "C"]


def test_one_that_is_too_heavy_drives_nothing_out() -> None:
    kept = Kept(10)
    kept.put("a", "A", 10)
    kept.put("b", "B", 11)
    assert (kept.get("a"), kept.get("b"), len(kept)) == ("A", None, 1)


def test_a_result_kept_again_counts_once() -> None:
    kept = Kept(10)
    for _ in range(5):
        kept.put("a", "A", 6)
    kept.put("b", "B", 4)
    assert (kept.get("a"), kept.get("b")) == ("A", "B")
