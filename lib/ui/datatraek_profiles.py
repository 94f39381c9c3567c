"""The plan's profiles as the pages about datatræk know them, asked for once and remembered for a while."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import streamlit as st

from lib.ui.datatraek_receipts import alert

REMEMBERED = dt.timedelta(minutes=10)
Profiles = Sequence[Mapping[str, Any]]


class Answer(Protocol):
    """What a command says (`lib.jobs.JobResult`)."""

    fields: Mapping[str, Any]
    sentence: str


RunCommand = Callable[[Sequence[str], Callable[[str, float], None]], Answer]


class _Unreadable(Exception):
    """The profiles cannot be read; the message says why. It is not remembered."""


def known_profiles(version: str, run: RunCommand) -> Profiles:
    """profile_id, title, rhythm, kind, source_id, note, asks_period of each profile; none, with an alert, when they
    cannot be read.

    `run` runs a command. They are asked for again when the version changes and after `forget_profiles`.
    """
    try:
        return _remembered(version, run)
    except _Unreadable as why:
        alert("Kildernes opsætninger kan ikke læses.", str(why))
        return []


def forget_profiles() -> None:
    """Ask again next time: one has been saved."""
    _remembered.clear()


@st.cache_data(ttl=REMEMBERED, show_spinner=False)
def _remembered(version: str, _run: RunCommand) -> Profiles:
    said = _run(["profiles"], _unwatched)
    if said.sentence:
        raise _Unreadable(said.sentence)
    profiles: Profiles = said.fields["profiles"]
    return profiles


def _unwatched(words: str, share: float) -> None:
    """It takes a second: no bar."""
