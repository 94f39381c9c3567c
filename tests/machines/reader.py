"""A tab over the websocket that also keeps what the page says."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.soak.streamlit_session import Run, StreamlitSession
from tests.soak.widgets import chosen, pressed


def done(work: Coroutine[Any, Any, Any]) -> Any:
    """What comes of it, run in a thread of its own: Playwright's loop has this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Reader(StreamlitSession):
    """One tab, whose last whole run's texts are in `words`."""

    words: str = ""

    async def open_at(self, page: str, query: str) -> Run:
        """A new tab at a page's address with choices in it ('moede=1&del=...')."""
        await self._connect()
        self._query = query
        return await self._run("opened", ClientState(page_name=page, query_string=query))

    async def look_again(self) -> Run:
        """The same page, run once more, as any click would."""
        return await self.change()

    async def type(self, key: str, value: str) -> Run:
        """Something else in a field that the page gave this key, or a key that ends so."""
        return await self.change(chosen(self._field(key), value))

    async def press(self, key: str) -> Run:
        """A press on the button of this key."""
        return await self.change(pressed(self._field(key)))

    @property
    def address(self) -> str:
        """What stands after ? in the address now."""
        return self._query

    def _field(self, key: str):
        found = [widget for widget in self.widgets.values() if widget.key.endswith(key)]
        assert found, (key, sorted(widget.key for widget in self.widgets.values()))
        return found[0]

    def _take(self, payload: bytes, run: Run, drawn) -> bool:
        ended = super()._take(payload, run, drawn)
        message = ForwardMsg.FromString(payload)
        if message.WhichOneof("type") == "ref_hash":
            message = self._kept[message.ref_hash][1]
        if message.WhichOneof("type") == "navigation":
            self._page_hash = (
                message.navigation.page_script_hash
            )  # the first page of a server is known only then
        if message.WhichOneof("type") == "new_session" and not message.metadata.run.fragment_ids:
            self.words = ""
        element = message.delta.new_element
        self.words += element.html.body + element.markdown.body
        return ended
