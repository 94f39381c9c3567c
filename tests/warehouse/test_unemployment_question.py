"""What the question behind *Ledighed* answers, against the agreement's table 9."""

import datetime as dt

from lib.warehouse import questions
from lib.warehouse.public import PublicWarehouse

BASELINE = dt.date(2022, 6, 1)


def test_table_9_comes_out_as_printed(public_warehouse: PublicWarehouse) -> None:
    rows = questions.unemployment(public_warehouse, only_real=True)
    assert set(rows["day"]) == {BASELINE}
    known = rows[rows["target_group"] == ""].set_index("area_id")
    assert known.loc[["zone1", "zone2", "zone3", "zone4", "fredericia"], "numerator"].tolist() == [
        306, 296, 253, 282, 4158,
    ]  # fmt: skip
    own = rows[(rows["area_id"] == "zone1") & ~rows["target_group"].isin(["", "6.9L"])]
    assert (len(own), own["value"].sum()) == (15, 306)
    assert rows.loc[(rows["target_group"] == "6.10") & (rows["area_id"] == "zone2"), "status"].tolist() == [
        "mangler"
    ]


def test_with_demo_there_are_months_and_no_afdelinger(public_warehouse: PublicWarehouse) -> None:
    rows = questions.unemployment(public_warehouse, only_real=False)
    assert len(set(rows["day"])) > 12
    assert set(rows["area_id"]) == {"zone1", "zone2", "zone3", "zone4", "alle_zoner", "fredericia"}
