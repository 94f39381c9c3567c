"""Antagelser as the user sees them: every one with evidence and source, numbers within limits, none for grade 0."""

from streamlit.testing.v1 import AppTest

from tests.pages.markup import html_of


def _table() -> None:
    import streamlit as st

    from lib.domain.scenario.document import Assumption
    from lib.ui.assumption_table import assumption_table
    from tests.domain.effect.test_assumptions import real

    names = {"fremskudt": "Fremskudt", "job_uddannelse_30": "Job 30+"}
    found = assumption_table(real(), names, (Assumption("loft", 70.0),))
    st.text(";".join(f"{each.assumption_id}={each.value:g}" for each in found))


def test_numbers_are_set_within_limits_refused_outside_and_taken_back() -> None:
    app = AppTest.from_function(_table, default_timeout=60).run()
    assert not app.exception, app.exception
    html = html_of(app)
    assert app.text[0].value == "loft=70", "what the scenario had when it was opened"
    assert html.count("Kilde: ") == 7
    assert html.count("●●○○") == 4, "effect, trend and price, and the key to the grades"
    assert "Kun rækkevidde" in html
    assert "Fremskudt, Job 30+" in html
    fields = [field.key for field in app.text_input]
    assert "antagelse_effekt_oevrige" not in fields, (
        "an effect that nobody has measured cannot be given a number"
    )
    app.text_input(key="antagelse_effekt_arbejde").set_value("1,1")
    app.text_input(key="antagelse_tendens").set_value("-9").run()
    assert app.text[0].value == "effekt_arbejde=1.1;loft=70"
    assert "Skriv et tal fra −3 til 3. Planens tal gælder." in html_of(app)
    app.button(key="antagelser_tilbage").click().run()
    assert app.text[0].value == ""
    assert app.text_input(key="antagelse_tendens").value == "−0,75"
