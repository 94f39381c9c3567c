"""Search, tour and words around a page: what is found opens, and nothing is drawn before it is asked for."""

from typing import Any

from lib import guide
from lib.domain.access.account import LOCAL, OPEN, may_open
from tests.conftest import BuiltHouse
from tests.pages.opening import opened_page
from tests.pages.test_zonekort import html_of


def links(app: Any) -> dict[str, str]:
    """The links that were found: title -> address."""
    found = (link.proto for link in app.get("page_link") if "**" in link.proto.label)
    return {link.label.split("**")[1]: f"{link.page}?{link.query_string}" for link in found}


def ways(app: Any) -> dict[str, str]:
    """The links of the tour: label -> address."""
    found = (link.proto for link in app.get("page_link") if "rundvisning" in link.proto.query_string)
    return {link.label: f"{link.page}?{link.query_string}" for link in found}


def test_what_is_found_is_a_link_with_the_choice_and_a_term_is_its_own_answer(
    house_environment: BuiltHouse,
) -> None:
    app = opened_page("udvikling")
    assert links(app) == {}
    assert "zk-words" not in html_of(app)
    app = app.text_input(key="soeg-efter-udvikling").input("zone 2").run()
    assert links(app)["Zone 2"] == "profil?omraade=Zone+2"
    app = app.text_input(key="soeg-efter-udvikling").input("databr").run()
    assert "Ingen udvikling regnes hen over den." in html_of(app)
    app = app.text_input(key="soeg-efter-udvikling").input("valgdeltagelse, kommunalvalg").run()
    assert links(app)["Valgdeltagelse, kommunalvalg"] == "udvikling?indikator=Valgdeltagelse%2C+kommunalvalg"
    app = app.text_input(key="soeg-efter-udvikling").input("<b>xq").run()
    assert "Intet begynder med »&lt;b&gt;xq«" in html_of(app)
    app.session_state["ord-udvikling"] = True
    app = app.run()
    assert "Uden for arbejdsmarkedet, 18-64-årige</dt>" in html_of(app)


def test_the_tour_is_offered_once_leads_on_and_can_be_called_again(house_environment: BuiltHouse) -> None:
    app = opened_page("udvikling")
    assert list(ways(app)) == ["Rundvisning, 3 minutter"]
    app.query_params["rundvisning"] = "3"
    app = app.run()
    assert "Rundvisning · 3 af 6" in html_of(app)
    assert ways(app)["Næste"] == "simulering?rundvisning=4"
    assert ways(app)["Tilbage"] == "zonekort?rundvisning=2"
    app = app.button(key="rundvisning-slut").click().run()
    assert "Rundvisning · " not in html_of(app)
    assert app.session_state["rundvisning_set"]


def test_only_what_the_account_may_open_is_found(house_environment: BuiltHouse) -> None:
    everything, guests = ({each.entry for each in guide._index(account)} for account in (LOCAL, OPEN))
    assert (
        {entry.page_id for entry in everything}
        > {entry.page_id for entry in guests}
        >= {"profil", "maal", ""}
    )
    assert all(not entry.page_id or may_open(OPEN, entry.page_id) for entry in guests)
    assert {entry for entry in everything if not entry.page_id} == {
        entry for entry in guests if not entry.page_id
    }
