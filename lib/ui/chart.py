"""A chart on the page: one picture with its finding as text, for eyes and for screen readers alike."""

from collections.abc import Callable
from typing import Any

import streamlit as st


def draw_chart(
    spec: dict[str, Any],
    alt: str,
    key: str | None = None,
    picked: str = "",
    on_pick: Callable[[], None] | None = None,
) -> None:
    """A Vega-Lite dict in the width of its place. `alt` is the finding, read out in the picture's stead.

    `picked` names the spec's selection whose change calls `on_pick`.
    """
    drawn = silent(spec)
    if on_pick is None:
        st.vega_lite_chart(spec=drawn, theme=None, width="stretch", alt=alt, key=key)
        return
    st.vega_lite_chart(
        spec=drawn, theme=None, width="stretch", alt=alt, key=key, on_select=on_pick, selection_mode=picked
    )


def silent(spec: dict[str, Any]) -> dict[str, Any]:
    """The spec without Vega's own words for each mark ('x: 0; colour: #56636F', in English): the picture's alternative
    text and the table beside it say it in ours."""
    config = spec.get("config", {})
    marks = {**config.get("mark", {}), "aria": False}
    return {**spec, "config": {**config, "aria": False, "mark": marks}}
