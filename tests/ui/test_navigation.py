"""The table of pages: what menus and links are made of."""

import pytest

from lib.ui.navigation import PAGES, ROOT, PageEntry, page_entry


def test_every_page_has_a_file_and_every_file_a_page() -> None:
    assert {entry.file for entry in PAGES} == {f"pages/{path.name}" for path in ROOT.glob("pages/*.py")}


def test_ids_and_addresses_are_unique_and_one_page_is_the_default() -> None:
    assert len({entry.page_id for entry in PAGES}) == len(PAGES)
    assert len({entry.url_path for entry in PAGES}) == len(PAGES)
    assert [entry.page_id for entry in PAGES if entry.default] == ["overblik"]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_every_page_opens_the_frame_with_its_own_id(entry: PageEntry) -> None:
    source = (ROOT / entry.file).read_text(encoding="utf-8")

    assert f'open_page("{entry.page_id}")' in source


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(KeyError):
        page_entry("findes-ikke")
