"""What a page draws is sent on the connection that its reader has now.

Streamlit (1.67, Runtime._loop_coroutine) notes who is connected by what, and then sends to one after another what there
is for them. Under load that takes seconds; whoever's connection breaks and comes back meanwhile is sent everything on
the old one, and waits for good. So who is connected by what is looked up when it is their turn.
"""

from collections.abc import Iterator

from streamlit.runtime import get_instance
from streamlit.runtime.session_manager import ActiveSessionInfo, SessionManager


class ConnectedNow(list[ActiveSessionInfo]):
    """The sessions that were there when it was made, each with the connection that it has when it is come to; those
    that have gone are passed over."""

    def __init__(self, sessions: list[ActiveSessionInfo], manager: SessionManager) -> None:
        super().__init__(sessions)
        self._manager = manager

    def __iter__(self) -> Iterator[ActiveSessionInfo]:
        for noted in super().__iter__():
            now = self._manager.get_active_session_info(noted.session.id)
            if now is not None:
                yield now


def send_where_they_are() -> None:
    """Let the server, which has not started yet, look up each connection when it sends."""
    let_look_up(get_instance()._session_mgr)


def let_look_up(manager: SessionManager) -> None:
    """Its list of sessions tells from now on who is connected by what when it is read, not when it was asked for."""
    listed = manager.list_active_sessions
    manager.list_active_sessions = lambda: ConnectedNow(listed(), manager)  # type: ignore[method-assign]  # Streamlit lets no one choose the class
