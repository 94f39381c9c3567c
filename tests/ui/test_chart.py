"""A chart is told by its finding, not by Vega's words for each mark."""

import json
from typing import Any

from streamlit.testing.v1 import AppTest


def drawn() -> None:
    from lib.ui.chart import draw_chart

    spec: dict[str, Any] = {"mark": "bar", "config": {"font": "Source Sans"}, "data": {"values": [{"a": 1}]}}
    draw_chart(spec, "Ledigheden falder")
    assert spec["config"] == {"font": "Source Sans"}, "the page's own dict is left as it is"


def test_it_is_read_out_as_its_finding_alone() -> None:
    app = AppTest.from_function(drawn).run()
    assert not app.exception
    (chart,) = app.get("vega_lite_chart")
    assert chart.proto.alt == "Ledigheden falder"
    config = json.loads(chart.proto.spec)["config"]
    assert config == {"font": "Source Sans", "aria": False, "mark": {"aria": False}}
