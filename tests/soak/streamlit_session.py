"""A session of the app over its websocket, in Streamlit's own messages, as a browser tab holds one.

What a browser does and this does not: drawing. It keeps the widgets that stand on the page, sends what a user changes,
and reads every message to the end of the run.
"""

import asyncio
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect

from tests.soak.widgets import CHANGEABLE, Widget, shown_value

RUN_LIMIT_S = 120
"""A run that has not ended by then counts as one that never does."""
NO_TOKEN = "no-xsrf-token"
"""The second of the three words in the header; it is read only where somebody is signed in."""
MESSAGES_KEPT_FOR = 2
"""Runs for which a browser keeps a message that it may be asked for again (global.maxCachedMessageAge)."""
ERROR_PAGE = "Fejlnummer "
"""What every error page of ours says (lib/ui/errors.py)."""


class WentWrongError(AssertionError):
    """The server answered with an error, or not to the end."""


@dataclass
class Run:
    """One run of the script as the client saw it."""

    seconds: float = 0.0
    received: int = 0
    messages: int = 0


@dataclass
class StreamlitSession:
    """One tab. `open` first; then `rerun`, `go_to`, `come_back` as often as wished, one after the other."""

    url: str
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, Widget] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _session_id: str = ""
    _page_hash: str = ""
    _query: str = ""
    _values: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, tuple[int, ForwardMsg]] = field(default_factory=dict)
    _runs: int = 0

    async def open(self, page: str = "") -> Run:
        """A new tab at a page's address."""
        await self._connect()
        return await self._run("opened", ClientState(page_name=page))

    async def go_to(self, page: str) -> Run:
        """Another page, by the menu, at its bare address; an app without pages is drawn again."""
        self._query = ""
        self._values = {}
        if self.pages:
            self._page_hash = self.pages[page]
        return await self._run("page", ClientState(page_script_hash=self._page_hash))

    async def change(self, *changed: WidgetState) -> Run:
        """A user changes widgets, or presses a button; a fragment is run again alone."""
        fragments = {self.widgets[state.id].fragment for state in changed}
        asked = ClientState(
            page_script_hash=self._page_hash,
            query_string=self._query,
            fragment_id=fragments.pop() if len(fragments) == 1 else "",
        )
        self._values |= {state.id: state for state in changed}
        try:
            return await self._run(f"changed {[self.widgets[state.id].key for state in changed]}", asked)
        finally:
            for state in changed:
                if state.WhichOneof("value") == "trigger_value":
                    self._values.pop(state.id, None)

    async def drop(self) -> None:
        """The connection is gone, as when a lid is closed."""
        if self._socket is not None:
            await self._socket.close()
            self._socket = None

    async def come_back(self) -> Run:
        """The same session on a new connection; all is drawn again."""
        await self._connect()
        asked = ClientState(page_script_hash=self._page_hash, query_string=self._query)
        return await self._run("came back", asked)

    def changeable(self) -> list[Widget]:
        """Widgets that a user can turn to something else: enabled, outside forms, with a choice."""
        return [
            widget
            for widget in self.widgets.values()
            if widget.kind in CHANGEABLE and not widget.proto.disabled and not widget.proto.form_id
        ]

    def by_key(self, key: str) -> Widget | None:
        """The widget that the page gave this key; None where it does not stand there or cannot be used."""
        found = (widget for widget in self.widgets.values() if widget.key == key)
        return next((widget for widget in found if not getattr(widget.proto, "disabled", False)), None)

    def value_of(self, widget: Widget) -> WidgetState | None:
        """What the user last chose; None where the page's own choice stands."""
        return self._values.get(widget.proto.id)

    async def _connect(self) -> None:
        words = ["streamlit", NO_TOKEN, *([self._session_id] if self._session_id else [])]
        self._socket = await connect(
            f"{self.url.replace('http', 'ws', 1)}/_stcore/stream",
            subprotocols=words,
            origin=self.url,
            compression=None,
            max_size=None,
            open_timeout=RUN_LIMIT_S,
            ping_interval=None,
            proxy=None,
        )

    async def _run(self, doing: str, asked: ClientState) -> Run:
        assert self._socket is not None
        asked.widget_states.CopyFrom(WidgetStates(widgets=self._values.values()))
        asked.cached_message_hashes.extend(self._kept)
        asked.context_info.timezone, asked.context_info.locale = "Europe/Copenhagen", "da-DK"
        asked.context_info.url = self.url
        run, drawn = Run(), _Drawn()
        started = time.perf_counter()
        await self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        try:
            async with asyncio.timeout(RUN_LIMIT_S):
                while not self._take(await self._socket.recv(decode=False), run, drawn):
                    pass
        except TimeoutError:
            raise WentWrongError(
                f"{doing}: not ended after {RUN_LIMIT_S} s, {run.messages} messages"
            ) from None
        run.seconds = time.perf_counter() - started
        return run

    def _take(self, payload: bytes, run: Run, drawn: "_Drawn") -> bool:
        """One message; whether it ends the run."""
        message = ForwardMsg.FromString(payload)
        run.received += len(payload)
        run.messages += 1
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._kept[message.ref_hash][1]
            self._kept[message.hash] = (self._runs, message)
            kind = message.WhichOneof("type")
        elif message.metadata.cacheable:
            self._kept[message.hash] = (self._runs, message)
        if kind == "new_session":
            self._session_id = message.new_session.initialize.session_id or self._session_id
            self._page_hash = message.new_session.page_script_hash
            drawn.begin(whole=not message.metadata.run.fragment_ids)
        elif kind == "navigation":
            self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            drawn.add(message.delta.new_element, message.delta.fragment_id)
        elif kind in {"page_not_found", "auth_redirect"} or message.session_event.HasField(
            "script_compilation_exception"
        ):
            raise WentWrongError(f"{kind}: {message}"[:500])
        return kind == "script_finished" and self._end(message.script_finished, drawn)

    def _end(self, status: int, drawn: "_Drawn") -> bool:
        """Whether nothing more comes: a run that ended early is followed by another one."""
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False
        if status == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            raise WentWrongError("the script does not compile")
        self.widgets = drawn.widgets if drawn.whole else self.widgets | drawn.widgets
        self._values = {name: state for name, state in self._values.items() if name in self.widgets}
        for name, widget in drawn.widgets.items():
            if name not in self._values or getattr(widget.proto, "set_value", False):
                state = shown_value(widget)
                self._values |= {} if state is None else {name: state}
        self._runs += 1
        self._kept = {
            name: (seen, kept)
            for name, (seen, kept) in self._kept.items()
            if self._runs - seen <= MESSAGES_KEPT_FOR
        }
        return True


class _Drawn:
    """What a run draws, as far as a user can do something with it."""

    def __init__(self) -> None:
        self.widgets: dict[str, Widget] = {}
        self.whole = True

    def begin(self, whole: bool) -> None:
        self.widgets, self.whole = {}, whole

    def add(self, element: Element, fragment: str) -> None:
        """Raises WentWrongError for an exception, Streamlit's own or our error page."""
        kind = str(element.WhichOneof("type"))
        if kind == "exception":
            raise WentWrongError(f"{element.exception.type}: {element.exception.message}")
        if kind in {"html", "markdown"} and ERROR_PAGE in element.html.body + element.markdown.body:
            raise WentWrongError((element.html.body + element.markdown.body)[:500])
        proto = getattr(element, kind, None)
        if getattr(proto, "id", "") and isinstance(proto.id, str):
            self.widgets[proto.id] = Widget(kind, proto, fragment)
