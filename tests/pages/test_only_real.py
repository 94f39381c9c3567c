"""The switch leaves no demo value on any page: asked of everything that Streamlit is handed to send."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from lib.ui.navigation import PAGES, PageEntry
from tests.conftest import BuiltHouse
from tests.pages.demo_words import demo_afdelinger, demo_in, words_of
from tests.pages.opening import opened_page

LEAST_SAID = 300
"""Characters of the shortest page, one that asks for a first choice."""


def sent_by(app: AppTest) -> list[bytes]:
    """The message of every element and block on the page."""
    return [message for place in (app.main, app.sidebar) for message in _messages(place)]


def _messages(node: Node) -> Iterator[bytes]:
    if node.proto is not None:
        yield node.proto.SerializeToString()
    if isinstance(node, Block):
        for child in node.children.values():
            yield from _messages(child)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.page_id)
def test_the_switch_leaves_no_demo_value(house_environment: BuiltHouse, entry: PageEntry) -> None:
    sent = sent_by(opened_page(entry.page_id, only_real=True))
    assert len(words_of(sent)) > LEAST_SAID
    assert demo_in(sent) == []


def test_without_the_switch_the_demo_layer_is_there_to_be_hidden(house_environment: BuiltHouse) -> None:
    said = words_of(sent_by(opened_page("zonekort", niveau="afdeling")))
    names = demo_afdelinger()
    assert len(names) == 41
    assert [name for name in names if name not in said] == []
