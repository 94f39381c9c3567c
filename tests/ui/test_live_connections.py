"""Somebody's connection breaks and comes back while others are sent to."""

import inspect
from types import SimpleNamespace
from typing import Any, cast

from streamlit.runtime import Runtime
from streamlit.runtime.session_manager import ActiveSessionInfo, SessionManager

from lib.ui.live_connections import let_look_up


class Sessions:
    """Who is connected by what."""

    def __init__(self, **by_what: str) -> None:
        self.now = {name: _info(name, client) for name, client in by_what.items()}

    def get_active_session_info(self, name: str) -> ActiveSessionInfo | None:
        return self.now.get(name)

    def list_active_sessions(self) -> list[ActiveSessionInfo]:
        return list(self.now.values())


def _info(name: str, client: str) -> ActiveSessionInfo:
    return ActiveSessionInfo(cast(Any, client), cast(Any, SimpleNamespace(id=name)))


def _sending(sessions: Sessions) -> list[ActiveSessionInfo]:
    let_look_up(cast(SessionManager, sessions))
    return sessions.list_active_sessions()


def test_who_has_come_back_is_sent_to_on_the_new_connection() -> None:
    sessions = Sessions(anne="gammel", bo="hans")
    turns = iter(_sending(sessions))
    assert next(turns).client == "gammel"
    sessions.now["bo"] = _info("bo", "ny")
    assert next(turns).client == "ny"


def test_who_has_gone_meanwhile_is_passed_over() -> None:
    sessions = Sessions(anne="hendes", bo="hans", carl="hans eget")
    turns = iter(_sending(sessions))
    next(turns)
    del sessions.now["bo"]
    assert [each.client for each in turns] == ["hans eget"]


def test_they_are_counted_as_ever() -> None:
    assert len(_sending(Sessions(anne="hendes", bo="hans"))) == 2


def test_streamlit_still_sends_by_that_list() -> None:
    """When it does not, lib/ui/live_connections.py is to be looked at again."""
    assert "in self._session_mgr.list_active_sessions():" in inspect.getsource(Runtime._loop_coroutine)
