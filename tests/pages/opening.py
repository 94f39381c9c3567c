"""A page of the app, opened as a user with choices already made would find it."""

from collections.abc import Mapping
from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from lib.ui.frame import ONLY_REAL_KEY
from lib.ui.navigation import page_entry
from tests.conftest import ROOT

LIMIT_S = 60
# Every AppTest reads what each installed package says of itself, to find components: a third of what a page takes.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened_page(
    page: str, only_real: bool = False, address: Mapping[str, str] | None = None, **choices: object
) -> AppTest:
    """The page (its id) after its first run; `choices` by the keys of its widgets, `address` what the URL asks.

    Fails on an error. Opened as by a deep link: the front page is not drawn first, which would take as long again.
    """
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=LIMIT_S)
    if only_real:
        app.session_state[ONLY_REAL_KEY] = True
    for key, value in choices.items():
        app.session_state[key] = value
    for key, value in (address or {}).items():
        app.query_params[key] = value
    entry = page_entry(page)
    # Before the first run a page is found by its file's name alone.
    assert entry.file == f"pages/{entry.url_path}.py"
    app = app.switch_page(entry.file).run()
    assert not app.exception, app.exception
    return app
