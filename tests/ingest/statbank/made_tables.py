"""The tables of the plan's queries as the local Statbank has them, with numbers that are added up by hand."""

from tests.ingest.statbank.local_statbank import FakeTable

AREAS = {"000": "Hele landet", "083": "Region Syddanmark", "607": "Fredericia", "621": "Kolding"}
SEX = {"TOT": "I alt", "1": "Mænd", "2": "Kvinder"}
QUARTERS = {f"{year}K{quarter}": f"{year}K{quarter}" for year in range(2021, 2025) for quarter in range(1, 5)}
YEARS = {str(year): str(year) for year in range(2021, 2025)}
MONTHS = {f"{year}M{month:02}": f"{year}M{month:02}" for year in range(2021, 2025) for month in range(1, 13)}
ORIGINS = {
    "TOT": "I alt",
    "1": "Personer med dansk oprindelse",
    "24": "Indvandrere fra vestlige lande",
    "25": "Indvandrere fra ikke-vestlige lande",
    "34": "Efterkommere fra vestlige lande",
    "35": "Efterkommere fra ikke-vestlige lande",
}
FIVE_YEARS = {"TOT": "Alder i alt"} | {f"{age}-{age + 4}": f"{age}-{age + 4} år" for age in range(15, 70, 5)}
BENEFIT_AGES = {"TOT": "Alder i alt", "16-24": "16-24 år"} | {
    f"{age}-{age + 4}": f"{age}-{age + 4} år" for age in range(25, 60, 5)
}
PERSONS = {"TOT": 50_000, "25": 3_000, "35": 1_500}
"""FOLK1E in every kommune: (3.000 + 1.500) / 50.000 = 9 pct."""


def tables() -> dict[str, FakeTable]:
    """A table of each name; the country has a hundred times a kommune."""
    return {
        "FOLK1E": origins(),
        "FOLK1A": ages(),
        "HFUDD11": schooling(),
        "AUH01": benefits(),
        "AUP02": unemployment(),
    }


def scaled(row: dict[str, str], area: str, number: int) -> str:
    return str(number * (100 if row[area] == "000" else 1))


def origins() -> FakeTable:
    return FakeTable(
        "Befolkningen den 1. i kvartalet",
        {
            "OMRÅDE": AREAS,
            "KØN": SEX,
            "ALDER": {"IALT": "Alder i alt"},
            "HERKOMST": ORIGINS,
            "Tid": QUARTERS,
        },
        lambda row: scaled(row, "OMRÅDE", PERSONS.get(row["HERKOMST"], 7)),
    )


def ages() -> FakeTable:
    return FakeTable(
        "Befolkningen den 1. i kvartalet",
        {
            "OMRÅDE": AREAS,
            "KØN": SEX,
            "ALDER": {"IALT": "Alder i alt"} | {str(age): f"{age} år" for age in range(126)},
            "CIVILSTAND": {"TOT": "I alt", "U": "Ugift"},
            "Tid": QUARTERS | {"2025K1": "2025K1", "2025K2": "2025K2", "2025K3": "2025K3"},
        },
        lambda row: scaled(row, "OMRÅDE", 500),
    )


def schooling() -> FakeTable:
    return FakeTable(
        "Befolkningens højeste fuldførte uddannelse (15-69 år)",
        {
            "BOPOMR": AREAS,
            "HERKOMST": {"TOT": "I alt", "5": "Personer med dansk oprindelse"},
            "HFUDD": {"TOT": "I alt", "H10": "H10 Grundskole", "H20": "H20 Gymnasiale uddannelser"},
            "ALDER": FIVE_YEARS,
            "KØN": {"TOT": "I alt", "M": "Mænd", "K": "Kvinder"},
            "Tid": YEARS,
        },
        lambda row: scaled(row, "BOPOMR", 800 if row["HFUDD"] == "H10" else 3_200),
    )


def benefits() -> FakeTable:
    return FakeTable(
        "Offentligt forsørgede (fuldtidsmodtagere)",
        {
            "OMRÅDE": AREAS,
            "YDELSESTYPE": {"TOT": "I alt", "TOTUSU": "I alt uden SU-modtagere"},
            "KØN": {"TOT": "I alt", "M": "Mænd", "K": "Kvinder"},
            "ALDER": BENEFIT_AGES | {"6099": "60 år og derover"},
            "Tid": YEARS,
        },
        lambda row: scaled(row, "OMRÅDE", 330),
        needed=frozenset({"YDELSESTYPE"}),
    )


def unemployment() -> FakeTable:
    return FakeTable(
        "Fuldtidsledige i pct. af arbejdsstyrken",
        {
            "OMRÅDE": AREAS,
            "ALDER": {"TOT": "Alder i alt", "16-24": "16-24 år"},
            "KØN": {"TOT": "I alt", "M": "Mænd", "K": "Kvinder"},
            "Tid": MONTHS,
        },
        lambda row: "3,4" if row["OMRÅDE"] == "607" else "2,6",
    )
