"""»Vægt behovet med prioriteringen«: off unless the user says so; whose priority, and what it makes a person count for.

The switch and whose priority it is stand in the address; the factors are kept with the scenario.
"""

import pandas as pd
import streamlit as st

from lib.domain.allocation.agreement import Agreement
from lib.domain.allocation.weighing import Weighing, factor_words, whose
from lib.domain.numbers import number
from lib.domain.plan import Plan
from lib.domain.priority.members import largest_agreement
from lib.domain.priority.need_factors import NO_MEMBERS, NoGround, PriorityGround, members_factors
from lib.ui import moves_session as session
from lib.ui.datatraek_receipts import alert
from lib.ui.frame import caption, text_table
from lib.ui.profile_choices import choice

ALL_ALIKE = "Alle vægte lige"
A_CHOICE = (
    "En zone, der kommer før i prioriteringen, tæller mere, når timerne fordeles efter behov. Faktoren ligger mellem "
    "½ og 2. Det er et valg, ikke en måling, og timer pr. 100, rækkevidde og virkning røres ikke."
)


def weighing_wanted() -> bool:
    """The switch; off at first."""
    return bool(
        st.toggle(
            "Vægt behovet med prioriteringen",
            key=session.WEIGHED,
            bind="query-params",
            persist_state="session",
            help="Zonernes rækkefølge fra siden Prioritering får lov at tælle med i behovet.",
        )
    )


def weighing_part(ground: PriorityGround, plan: Plan, agreement: Agreement) -> Weighing | None:
    """Whose priority, and the factor of each zone; None, with a sentence, where it rests on demo figures or nothing."""
    chosen, shown = st.columns([3, 8], gap="large")
    with chosen:
        options = {"": ALL_ALIKE, **{name: f"Drøftelsen »{name}«" for name in ground.discussions()}}
        discussion = choice("Hvis prioritering", options, session.WHOSE, width=380)
    told = ground.members(discussion) if discussion else ()
    members = largest_agreement(told)
    with shown:
        try:
            if discussion and not members:
                raise NoGround(NO_MEMBERS)
            factors = members_factors(ground.readings(), members, plan.card_indicators, plan.zone_ids)
        except NoGround as none:
            alert("Behovet er ikke vægtet.", str(none))
            return None
        weighing = Weighing(discussion, factors)
        text_table(factor_table(weighing, agreement))
    caption(" ".join(filter(None, [_seats(len(members), len(told)), A_CHOICE, _then(weighing, agreement)])))
    return weighing


def factor_table(weighing: Weighing, agreement: Agreement) -> pd.DataFrame:
    """One row of factors, a column per zone, and what 100 persons then count as."""
    names = [agreement.zone_name(zone).capitalize() for zone, _ in weighing.factors]
    factors = [factor for _, factor in weighing.factors]
    return pd.DataFrame(
        [
            ["Faktor", *(number(factor, 2) for factor in factors)],
            ["100 personer tæller som", *(number(100 * factor, 0) for factor in factors)],
        ],
        columns=["Zone", *names],
    )


def _seats(counted: int, told: int) -> str:
    """How many seats the mean is of, and how many have weighed something else."""
    if not told:
        return ""
    of = "1 medlems vægte" if counted == 1 else f"Gennemsnittet af {counted} medlemmers vægte"
    others = told - counted
    return f"{of}; {others} har vægtet andre indikatorer og er ikke regnet med." if others else f"{of}."


def _then(weighing: Weighing, agreement: Agreement) -> str:
    """That the scenario was kept with other factors; empty where it was not."""
    then = session.weighed_then()
    if then is None or factor_words(then.factors, agreement) == factor_words(weighing.factors, agreement):
        return ""
    return f"Scenariet blev gemt med andre faktorer ({whose(then)}: {factor_words(then.factors, agreement)})."
