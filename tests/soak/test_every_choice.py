"""Every indicator can be drawn on *Udvikling*, and every area opened on *Profil*."""

import pytest

from tests.conftest import BuiltHouse
from tests.pages.opening import opened_page


@pytest.mark.soak
def test_every_indicator_can_be_drawn(house_environment: BuiltHouse) -> None:
    app = opened_page("udvikling")
    places = range(len(app.selectbox(key="indikator").options))
    assert len(places) >= 5
    for place in places:
        app.selectbox(key="indikator").select_index(place).run()
        assert not app.exception
        assert len(app.get("vega_lite_chart")) == 4


@pytest.mark.soak
def test_every_area_can_be_opened(house_environment: BuiltHouse) -> None:
    app = opened_page("profil")
    for place in range(len(app.selectbox(key="omraade").options)):
        app.selectbox(key="omraade").select_index(place).run()
        assert not app.exception
        assert app.get("vega_lite_chart")
