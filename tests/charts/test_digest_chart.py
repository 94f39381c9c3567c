"""The picture of Mandagsmail: what it draws, that demo is hollow, and that it can be drawn."""

import json

from lib.charts.digest_chart import digest_chart
from lib.domain.unemployment.digest import DigestBar
from lib.reports.chart_png import bare_png
from lib.reports.digest_look import MAIL_INKS

BARS = (
    DigestBar("Zone 1", 20.0, 30.0, 13.0, "pct", False),
    DigestBar("Zone <2>", 29.0, None, 13.0, "pct", True),
)


def test_bars_marks_and_the_dashed_line() -> None:
    spec = digest_chart(BARS, "1. juni 2022", "Plan · version abc123", MAIL_INKS)
    first, second = spec["data"]["values"]
    assert (first["label"], first["before"]) == ("20,0\N{NO-BREAK SPACE}%", 30.0)
    assert second["label"].endswith(" demo")
    assert second["fill"] == MAIL_INKS.paper != first["fill"]
    written = json.dumps(spec, ensure_ascii=False)
    assert "kommunen 13,0" in written
    assert "1. juni 2022" in written
    assert spec["title"]["text"] == "Plan · version abc123"
    assert bare_png(spec).startswith(b"\x89PNG")


def test_persons_without_kommune_and_baseline() -> None:
    bars = (DigestBar("Zone 1", 1200.0, None, None, "antal", False),)
    written = json.dumps(digest_chart(bars, "1. juni 2022", "Plan", MAIL_INKS), ensure_ascii=False)
    assert '"1.200"' in written
    assert "kommunen" not in written
    assert "1. juni 2022" not in written
