"""The server does not start where a door would stand open: the real one, told to listen to everybody."""

from pathlib import Path

import pytest

from tests.browser.app_server import AppServer, ServerDidNotStartError
from tests.gate.test_access_settings import OIDC


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"STREAMLIT_SERVER_ADDRESS": "0.0.0.0"}, "Sæt ZONEKOMPAS_LOGIN=oidc"),
        ({"ZONEKOMPAS_LOGIN": "oidc"}, "logintjenesten er ikke sat op"),
        (
            {**OIDC, "STREAMLIT_SERVER_TRUSTED_USER_HEADERS": '{"X-User": "email"}'},
            "give sig ud for en anden",
        ),
    ],
)
def test_it_says_why_and_ends(tmp_path: Path, environment: dict[str, str], words: str) -> None:
    server = AppServer(environment, tmp_path / "log.txt")
    with pytest.raises(ServerDidNotStartError, match=words) as refused:
        server.start()
    assert "Traceback" not in str(refused.value)
