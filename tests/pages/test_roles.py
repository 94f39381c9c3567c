"""Each role x page x action on the screen: what one does it with is drawn for who may by the table, and for none else.

The same table by direct call is tests/state/test_doors.py; signed in for real, tests/browser/test_sign_in.py.
"""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.access.account import cannot
from lib.domain.access.actions import ALLOWED, PAGE_ACTIONS, PAGE_NEEDS, Action, Role
from tests.conftest import BuiltHouse
from tests.pages.role_house import VIEWS, WAIT_FOR_INPUT, RoleHouse, make_role_house
from tests.pages.test_access import opened, words_of


@pytest.fixture(scope="module")
def role_house(built_house: BuiltHouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoleHouse]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in built_house.environment.items():
            patch.setenv(name, value)
        yield make_role_house(built_house, tmp_path_factory.mktemp("roller"), patch)


def test_every_action_of_every_page_has_a_control_here() -> None:
    shown = {(page, action) for page, controls, *_ in VIEWS.values() for action in controls}
    assert shown == {(page, action) for page, actions in PAGE_ACTIONS.items() for action in actions}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", VIEWS)
def test_a_control_is_there_for_who_may_and_for_nobody_else(
    role_house: RoleHouse, name: str, role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = role_house.view(name)
    app = opened(view.page, role, monkeypatch, view.address)
    words = words_of(app)
    opens = PAGE_NEEDS[view.page] in ALLOWED[role]
    assert ("Du har ikke adgang til" in words) is not opens
    for action, keys in view.controls.items():
        allowed = opens and action in ALLOWED[role]
        alive = {key: drawn(app, key) for key in keys}
        assert alive == dict.fromkeys(keys, allowed), action
        if action in view.said and Action.READ_INTERNAL in ALLOWED[role]:
            assert (cannot(action) in words) is not allowed


def drawn(app: AppTest, key: str) -> bool:
    """Whether a button of the key is there and can be pressed, at once or when its fields have been filled in."""
    begins = key.removesuffix("*")
    found = [
        each
        for each in app.main.button
        if each.key is not None and (each.key.startswith(begins) if key.endswith("*") else each.key == key)
    ]
    return any(not each.disabled or each.key in WAIT_FOR_INPUT for each in found)
