"""The headline over the heat map: which area lies most often on the unfavourable side of its benchmark.

Only published and loaded figures count. Without the persons behind the figures the sentence tells the side; it says
'dårligere end' only where every counted figure has been judged by its interval.
"""

import pandas as pd

from lib.domain.benchmark import Judgement as Direction
from lib.domain.indicator import Polarity
from lib.domain.list_words import listed
from lib.domain.observation import REAL_PROVENANCES, Status
from lib.domain.sentences import all_of, number_word
from lib.domain.sentences_profile import ONLY_ONE
from lib.domain.statistics.comparison import Judgement

_MOST_NAMES = 3


def matrix_finding(rows: pd.DataFrame, subject: str, areas: str, benchmark: str) -> str:
    """`rows`: a frame of `judged`, with name. `subject` and `areas` name what is compared ('Zonerne', 'zoner').

    'Zone 1 ligger på den ugunstige side af kommunen på 8 af 10 indikatorer'. Where nothing real can be compared the
    answer is a neutral title, which says demo when the figures are.
    """
    counted = _comparable(rows)
    if counted.empty:
        return _neutral(rows, subject, benchmark)
    all_judged = bool((counted["judgement"] != Judgement.KAN_IKKE_VURDERES).all())
    adverse = (
        counted["judgement"] == Judgement.VAERRE if all_judged else counted["direction"] == Direction.UGUNSTIG
    )
    by_area = counted.assign(adverse=adverse).groupby("name", sort=False)["adverse"]
    tally = pd.DataFrame({"bad": by_area.sum(), "total": by_area.count(), "share": by_area.mean()})
    where = (
        f"ligger dårligere end {benchmark}" if all_judged else f"ligger på den ugunstige side af {benchmark}"
    )
    return _sentence(tally, areas, where)


def _sentence(tally: pd.DataFrame, areas: str, where: str) -> str:
    ranked = tally.sort_values(["bad", "share"], ascending=False, kind="stable")
    bad, total = int(ranked["bad"].iloc[0]), int(ranked["total"].iloc[0])
    if bad == 0 and len(tally) > 1:
        return f"Ingen af de {number_word(len(tally))} {areas} {where}"
    tied = (tally["bad"] == bad) & (tally["total"] == total)
    names = [str(name) for name in tally.index[tied]]
    return f"{_who(names, len(tally), areas)} {where} på {_part(bad, total)}"


def _who(names: list[str], among: int, areas: str) -> str:
    if len(names) == among > 1:
        return f"{all_of(among).capitalize()} {areas}"
    if len(names) <= _MOST_NAMES:
        return listed(names)
    return f"{number_word(len(names)).capitalize()} af de {number_word(among)} {areas}"


def _part(bad: int, total: int) -> str:
    if bad == 0:
        return "ingen indikator"
    if total == 1:
        return ONLY_ONE
    return f"{all_of(total)} indikatorer" if bad == total else f"{bad} af {total} indikatorer"


def _comparable(rows: pd.DataFrame) -> pd.DataFrame:
    real = rows["provenance"].isin(REAL_PROVENANCES) & rows["benchmark_provenance"].isin(REAL_PROVENANCES)
    return rows[real & rows["side"].notna() & (rows["polarity"] != Polarity.NONE)]


def _neutral(rows: pd.DataFrame, subject: str, benchmark: str) -> str:
    known = rows[rows["status"] == Status.OK]
    if known.empty:
        return f"{subject}: ingen tal at holde op mod {benchmark}"
    if known["provenance"].isin(REAL_PROVENANCES).any():
        return f"{subject}: tallene kan ikke holdes op mod {benchmark}"
    return f"{subject} mod {benchmark} (demo)"
