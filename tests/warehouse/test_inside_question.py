"""The afdelinger behind a need, against the agreement's own list of counts and what the mask has left."""

from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse


def test_what_needs_are_counted_from_and_which_of_it_afdelinger_have(
    public_warehouse: PublicWarehouse,
) -> None:
    counts = questions.need_counts(public_warehouse)
    own = counts.groupby("activity_id", sort=False)
    assert list(own.groups["fremskudt"]) == counts.index[counts["activity_id"] == "fremskudt"].tolist()
    assert counts.loc[counts["activity_id"] == "fremskudt", "indicator_id"].tolist() == [
        "maalgruppe_6.2", "maalgruppe_6.3", "maalgruppe_6.8",
    ]  # fmt: skip
    in_afdelinger = own["in_afdelinger"].any()
    assert not in_afdelinger["fremskudt"], "the demo layer has no unemployed per afdeling"
    assert in_afdelinger["familie"]


def test_every_afdeling_of_the_zone_and_no_number_where_there_may_be_none(
    public_warehouse: PublicWarehouse,
) -> None:
    rows = questions.inside_zone(public_warehouse, "zone1", ["kun_grundskole_18_29"], only_real=False)
    afdelinger = questions.areas(public_warehouse, "afdeling")
    assert set(rows["area_id"]) == set(afdelinger.loc[afdelinger["parent_id"] == "zone1", "area_id"])
    assert rows.loc[rows["status"] != "ok", "numerator"].isna().all()
    assert rows.loc[~rows["own_rows"], "numerator"].isna().all()
    shown = rows[rows["status"] == "ok"]
    assert shown["period_end"].nunique() == 1
    assert (shown["numerator"] >= 5).all()
    assert questions.inside_zone(public_warehouse, "zone1", ["kun_grundskole_18_29"], only_real=True).empty
