"""A chart as the dict that a page hands on: whoever keeps it need not build and check it again."""

from typing import Any

import altair as alt


def ready(chart: alt.LayerChart) -> dict[str, Any]:
    """The chart as a Vega-Lite dict that can be pickled and drawn as it is, its rows where they are used.

    Altair does not check it against the schema once more: the parts were checked when they were made.
    """
    spec: dict[str, Any] = chart.to_dict(validate=False)
    datasets = spec.pop("datasets", {})
    return {name: _filled(part, datasets) for name, part in spec.items()}


def _filled(part: Any, datasets: dict[str, Any]) -> Any:
    """Rows instead of the name that stands for them: Streamlit would write each named set anew in every run."""
    if isinstance(part, list):
        return [_filled(each, datasets) for each in part]
    if not isinstance(part, dict):
        return part
    if part.keys() == {"name"} and part["name"] in datasets:
        return {"values": datasets[part["name"]]}
    return {name: _filled(each, datasets) for name, each in part.items()}
