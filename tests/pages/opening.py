"""A page of the app, opened as a user with choices already made would find it."""

from streamlit.testing.v1 import AppTest

from lib.ui.frame import ONLY_REAL_KEY
from tests.conftest import ROOT


def opened_page(page: str, only_real: bool = False, **choices: object) -> AppTest:
    """The page (a file under pages/) after its first run; `choices` by the keys of its widgets. Fails on an error."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    if only_real:
        app.toggle(key=ONLY_REAL_KEY).set_value(True).run()
    for key, value in choices.items():
        app.session_state[key] = value
    app = app.switch_page(f"pages/{page}.py").run()
    assert not app.exception, app.exception
    return app
