"""What somebody does who sits with the app: opens pages, changes choices, clicks zones, saves, closes the lid."""

import asyncio
import json
import random
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.soak.streamlit_session import Run, StreamlitSession
from tests.soak.widgets import Widget, chosen, pressed

PAGES = {
    "overblik": 15, "zonekort": 20, "indikatorer": 20, "udvikling": 20, "simulering": 15, "profil": 2, "maal": 2,
    "kriterier": 2, "ledighed": 1, "aktiviteter": 1, "prioritering": 1, "moeder": 1,
}  # fmt: skip
"""How often each is opened, in percent: what a meeting looks at, and now and then the rest."""
GO, LEAVE, LID, SAVE = 0.25, 0.02, 0.04, 0.3
"""Odds at each step: another page, a tab closed and a new one opened, a connection lost, and on Simulering: saving.
Else a choice is changed."""
LID_CLOSED_S = (0.5, 5.0)
HOURS = "1"
COMMENT = "Set på mødet: timerne følger behovet."


@dataclass
class Seen:
    """What one or all of them saw: seconds of each kind of run with the moment it ended, and what was counted."""

    runs: list[tuple[float, str, float]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def took(self, kind: str, run: Run) -> None:
        """Remember a run; `kind` is load, page or rerun."""
        self.runs.append((time.monotonic(), kind, run.seconds))
        self.counts["bytes"] += run.received

    def seconds(self, kind: str) -> list[float]:
        """Of all runs of a kind."""
        return [seconds for _, each, seconds in self.runs if each == kind]


class User:
    """One of them; the same seed does the same things, as far as the answers are the same."""

    def __init__(self, url: str, seed: int, think_s: tuple[float, float], seen: Seen) -> None:
        self._url, self._think_s, self._seen = url, think_s, seen
        self._chance = random.Random(seed)
        self._number = seed
        self._tab = StreamlitSession(url)
        self._page = ""

    async def work_until(self, moment: float, wait_s: float) -> None:
        """Opens a tab after `wait_s` and works in it until the moment has come; what goes wrong is written down."""
        await asyncio.sleep(wait_s)
        try:
            await self._open()
            while time.monotonic() < moment:
                await asyncio.sleep(self._chance.uniform(*self._think_s))
                await self._step()
        except Exception as error:  # noqa: BLE001 - whatever ends a user's work is what is looked for
            self._seen.wrong.append(f"{self._page}: {type(error).__name__}: {error}"[:600])
        finally:
            await self._tab.drop()

    async def _open(self) -> None:
        self._tab = StreamlitSession(self._url)
        self._page = self._drawn_page()
        self._seen.took("load", await self._tab.open(self._page))

    def _drawn_page(self) -> str:
        return self._chance.choices(list(PAGES), list(PAGES.values()))[0]

    async def _step(self) -> None:
        drawn = self._chance.random()
        if drawn < GO:
            self._page = self._drawn_page()
            self._seen.took("page", await self._tab.go_to(self._page))
        elif drawn < GO + LEAVE:
            self._seen.counts["tabs closed"] += 1
            await self._tab.drop()
            await self._open()
        elif drawn < GO + LEAVE + LID:
            self._seen.counts["connections lost"] += 1
            await self._tab.drop()
            await asyncio.sleep(self._chance.uniform(*LID_CLOSED_S))
            self._seen.took("load", await self._tab.come_back())
        elif self._page == "simulering" and self._chance.random() < SAVE:
            await self._save()
        elif self._page == "zonekort" and self._chance.random() < 0.5:
            await self._click_zone()
        else:
            await self._choose()

    async def _choose(self) -> None:
        """Something else in one of the page's fields."""
        widgets = self._tab.changeable()
        if not widgets:
            return
        widget = self._chance.choice(widgets)
        value = self._other(widget)
        if value is not None:
            self._seen.took("rerun", await self._tab.change(chosen(widget, value)))

    def _other(self, widget: Widget) -> str | bool | None:
        """A value that the widget does not have; None where there is but one."""
        state = self._tab.value_of(widget)
        if widget.kind == "checkbox":
            return not (state and state.bool_value)
        options = [getattr(option, "content", option) for option in widget.proto.options]
        now = {*state.string_array_value.data, state.string_value} if state else set()
        others = [option for option in options if option not in now]
        return self._chance.choice(others) if others else None

    async def _click_zone(self) -> None:
        """A click on the map, as its component tells it."""
        maps = [widget for widget in self._tab.widgets.values() if widget.kind == "component_instance"]
        zones = self._tab.by_key("zone")
        if not maps or zones is None:
            return
        self._seen.counts["zones clicked"] += 1
        zone = f"zone{self._chance.randint(1, len(zones.proto.options))}"
        told = {
            "last_active_drawing": {"type": "Feature", "properties": {"zone_id": zone}},
            "last_object_clicked_count": self._seen.counts["zones clicked"],
        }
        self._seen.took("rerun", await self._tab.change(chosen(maps[0], json.dumps(told))))

    async def _save(self) -> None:
        """A move, a name, the scenario saved, and a word said of it."""
        await self._turn("del", "Flytninger")
        await self._turn("flyt_timer", HOURS)
        await self._press("flyt")
        await self._turn("del", "Scenarier")
        await self._turn("scenarie_navn", f"Forslag {self._number}-{self._chance.randint(1, 10**9)}")
        if await self._press("gem_scenarie"):
            self._seen.counts["saves"] += 1
        await self._turn("scenarie_kommentar", COMMENT)
        if await self._press("kommenter"):
            self._seen.counts["comments"] += 1

    async def _turn(self, key: str, value: str) -> None:
        widget = self._tab.by_key(key)
        if widget is not None:
            self._seen.took("rerun", await self._tab.change(chosen(widget, value)))

    async def _press(self, key: str) -> bool:
        widget = self._tab.by_key(key)
        if widget is not None:
            self._seen.took("rerun", await self._tab.change(pressed(widget)))
        return widget is not None
