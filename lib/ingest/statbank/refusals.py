"""Why nothing was fetched from Danmarks Statistik, and what to do about it, one sentence for each reason."""

import json
import unicodedata
from collections.abc import Sequence

from lib.domain.datatraek.finding import Finding, Place, Severity

SOURCE = "Danmarks Statistik"
STILL_COUNTS = "Det, der sidst blev hentet, gælder fortsat."
TRY_LATER = f"Prøv igen senere. {STILL_COUNTS}"
LONGEST_MESSAGE = 200
"""So many characters of the other side's own words are repeated."""


class StatbankUnavailable(Exception):
    """Nothing was fetched; `findings` say why and what to do. Nothing has been changed."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(finding.sentence() for finding in findings))


def stopper(code: str, table: str, problem: str, remedy: str) -> Finding:
    """A finding that stops, placed at a table of the Statbank ('' = the Statbank as a whole)."""
    where = f"{SOURCE}, tabel {table}" if table else SOURCE
    return Finding(Severity.STOPPER, code, Place(where), problem, remedy)


def refusal(code: str, table: str, problem: str, remedy: str = TRY_LATER) -> StatbankUnavailable:
    """One reason, ready to raise."""
    return StatbankUnavailable([stopper(code, table, problem, remedy)])


def timed_out(table: str, seconds: float) -> StatbankUnavailable:
    """No answer, or not the whole of it, within the time allowed."""
    return refusal("statbank_tid", table, f"Der kom ikke noget helt svar inden for {seconds:g} sekunder.")


def not_connected(table: str, host: str) -> StatbankUnavailable:
    """No connection was made at all."""
    remedy = f"Se efter, om maskinen har adgang til nettet, og prøv igen. {STILL_COUNTS}"
    return refusal("statbank_forbindelse", table, f"Der er ingen forbindelse til {host}.", remedy)


def cut_off(table: str) -> StatbankUnavailable:
    """The connection ended before the answer did."""
    remedy = f"Intet er gemt. {TRY_LATER}"
    return refusal("statbank_halvt", table, "Svaret blev afbrudt, før det var helt.", remedy)


def not_whole(table: str, what: str) -> StatbankUnavailable:
    """The answer arrived, but is not the whole table that was asked for."""
    remedy = f"Intet er gemt. {TRY_LATER}"
    return refusal("statbank_ufuldstaendigt", table, f"Svaret er ikke helt: {what}", remedy)


def too_big(table: str, max_bytes: int) -> StatbankUnavailable:
    """More bytes than any table of a plan can have."""
    problem = f"Svaret er større end {max_bytes / 1_000_000:g} MB, og der læses ikke mere."
    remedy = f"Vælg færre koder eller år i filen med forespørgslen. {STILL_COUNTS}"
    return refusal("statbank_for_stort", table, problem, remedy)


def wrong_type(table: str, content_type: str) -> StatbankUnavailable:
    """A web page, or anything else that is not what was asked for."""
    what = "en webside" if "html" in content_type else f"af typen «{_plain(content_type) or 'ukendt'}»"
    problem = f"Svaret er {what} og ikke den tabel, der blev bedt om."
    remedy = f"Det sker, når et netværk kræver login, eller tjenesten er lukket ned. {TRY_LATER}"
    return refusal("statbank_forkert_type", table, problem, remedy)


def moved(table: str, status: int) -> StatbankUnavailable:
    """A redirect: never followed, since a list of tables has no reason to send us elsewhere."""
    problem = f"Svaret sender videre til en anden adresse (svar {status}), og den følges ikke."
    remedy = f"Bed den, der driver programmet, om at se efter, om tjenesten er flyttet. {STILL_COUNTS}"
    return refusal("statbank_flyttet", table, problem, remedy)


def busy(table: str, status: int) -> StatbankUnavailable:
    """429 and 5xx: nothing is wrong with what we asked."""
    why = "har for mange forespørgsler lige nu" if status == 429 else "har selv en fejl lige nu"
    return refusal("statbank_optaget", table, f"Tjenesten {why} (svar {status}).")


def rejected(table: str, status: int, body: bytes) -> StatbankUnavailable:
    """A 4xx with, as a rule, the API's own {errorTypeCode, message}."""
    code, message = _own_words(body)
    said = f" Tjenesten skriver: «{message}»." if message else ""
    if code == "EXTRACT-NOTFOUND":
        problem = f"Tabellen eller en af koderne findes ikke.{said}"
        remedy = "Ret koden i filen med forespørgslen, så den er som på statistikbanken.dk."
    elif code == "EXTRACT-NOTALLOWED":
        problem = f"Der mangler et valg for en af tabellens variable.{said}"
        remedy = "Vælg en kode for variablen i filen med forespørgslen."
    elif code == "REQUEST-LIMIT":
        problem = f"Forespørgslen er større, end tjenesten tillader.{said}"
        remedy = "Vælg færre koder eller år i filen med forespørgslen."
    elif status == 404:
        problem = f"Adressen findes ikke (svar 404).{said}"
        remedy = "Bed den, der driver programmet, om at se efter, om tjenesten er flyttet."
    else:
        problem = f"Forespørgslen blev afvist (svar {status}{', ' + code if code else ''}).{said}"
        remedy = "Bed den, der driver programmet, om at se på det."
    return refusal("statbank_afvist", table, problem, f"{remedy} {STILL_COUNTS}")


def unexpected(table: str) -> StatbankUnavailable:
    """The conversation broke in a way that has no name of its own."""
    return refusal("statbank_fejl", table, "Svaret kunne ikke læses.")


def bad_table_info(table: str) -> StatbankUnavailable:
    """The description of the table is not in the form the API documents."""
    return refusal("statbank_tabelinfo", table, "Beskrivelsen af tabellen kan ikke læses.")


def _own_words(body: bytes) -> tuple[str, str]:
    """errorTypeCode and message of an error's body; '' where it has none."""
    try:
        content = json.loads(body.decode("utf-8-sig"))
    except ValueError:
        return "", ""
    if not isinstance(content, dict):
        return "", ""
    return _plain(content.get("errorTypeCode")), _plain(content.get("message"))


def _plain(text: object) -> str:
    """Words from outside, made safe to repeat: one line, printable, not long, without a full stop at the end."""
    if not isinstance(text, str):
        return ""
    kept = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    return " ".join(kept.split())[:LONGEST_MESSAGE].rstrip(".").strip()
