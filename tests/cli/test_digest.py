"""`python -m lib digest`: from loaded weekly figures to letters at a real mail server, each once."""

import dataclasses
import datetime as dt
import email
import email.policy
import json
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import duckdb
import pytest

from lib.cli.digest import DONE, REFUSED_FOR_GOOD, TRY_AGAIN, Sent, World, send_digest
from lib.cli.digest_letter import ActiveLetter, active_letter
from lib.cli.digest_setup import DigestSetup, SetupRefused, read_setup
from lib.cli.main import main
from lib.cli.places import BuildPlaces
from lib.mail.addresses import address_hash
from lib.mail.retrying import WAITS_SECONDS
from lib.mail.server import MailServer, Security
from lib.settings import Settings, read_settings
from lib.state.audit import audit_rows
from lib.state.digests import BEGUN, RECEIVED, DigestKey
from lib.state.engine import open_state
from lib.state.tables import audit
from tests.cli.test_build import point_at
from tests.mail.local_smtp import PASSWORD, USER, PostOffice, running
from tests.reports.test_digest_mail import LETTER

NOW = dt.datetime(2026, 11, 16, 6, 30, tzinfo=dt.UTC)
ONE, TWO, THREE = "en@kommune.dk", "to@bolig.dk", "tre@bolig.dk"
COUNTED = "(indicator_id = 'kendskabsgrad' OR indicator_id LIKE 'maalgruppe_%')"
WEEKLY = (
    "INSERT INTO shown SELECT * REPLACE (DATE '{day}' AS period_start, DATE '{day}' AS period_end, "
    "'datatraek' AS provenance, 'jobcenter_kendskabsgrad' AS source_id, "
    "numerator - {fewer} AS numerator, CASE WHEN indicator_id = 'kendskabsgrad' "
    "THEN 100.0 * (numerator - {fewer}) / denominator ELSE value END AS value) "
    f"FROM shown WHERE period_end = '2026-10-01' AND level <> 'plan' AND {COUNTED}"
)
"""A week's delivery, made of the figures of 1 October 2026: so many fewer in every area."""
ACTIVE = ActiveLetter(LETTER, None, DigestKey("p", "2026-W47", "abc123" * 8))
"""A letter made by hand: how it is sent does not depend on what it says."""


@pytest.fixture
def weekly_plan(own_built_plan: Settings) -> Settings:
    """A built plan with two loaded weeks, 10 persons fewer in each area in the second."""
    (public,) = own_built_plan.warehouse_folder.glob("public-*.duckdb")
    with duckdb.connect(str(public)) as connection:
        for day, fewer in (("2026-11-09", 0), ("2026-11-16", 10)):
            connection.execute(WEEKLY.format(day=day, fewer=fewer))
    return own_built_plan


@pytest.fixture
def small_plan(tmp_path: Path) -> Settings:
    """A plan of which only the state is asked."""
    return dataclasses.replace(read_settings({}), state_url=f"sqlite:///{tmp_path / 'state.sqlite'}")


def setup_of(server: MailServer | None, folder: Path, *recipients: str) -> DigestSetup:
    return DigestSetup(
        server, "Zonekompas <zonekompas@kommune.dk>", recipients, folder / "log" / "mail.jsonl"
    )


def send(settings: Settings, setup: DigestSetup, active: ActiveLetter, again: bool = False) -> Sent:
    """A run whose clock stands still and whose waits are none."""
    return send_digest(settings, setup, active, again, World(lambda: NOW, lambda seconds: None))


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def plain(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return " ".join(str(body.get_content()).split())


def test_the_weeks_figures_from_the_public_file_to_the_letter(weekly_plan: Settings, tmp_path: Path) -> None:
    active = active_letter(weekly_plan, False, NOW)
    office = PostOffice()
    with running(office) as server:
        assert send(weekly_plan, setup_of(server, tmp_path, ONE), active).code == DONE
    message = read(office.taken[0][1])
    assert message["To"] == ONE
    # 1.005 known unemployed on 1 October, 10 fewer in each of four zones; 1.137 on 1 June 2022.
    assert message["Subject"] == "Uge 47: 965 kendte ledige i de fire zoner, 172 færre end 1. juni 2022"
    said = plain(message)
    assert "Alle zoner siden ugen før (9. november 2026): 40 færre (1.005 → 965)" in said
    assert f"version {active.key.version[:6]}" in said
    assert "demo" not in said
    assert "Der er ingen indlæste tal for uge 39-45" in said
    assert "Målgrupper, hvis tal er diskretioneret:" in said
    assert active.key == DigestKey(weekly_plan.plan_id, "2026-W47", active.key.version)


def test_each_recipient_gets_a_weeks_version_once(small_plan: Settings, tmp_path: Path) -> None:
    office = PostOffice(answers={TWO: ["450 later", "450 later"], THREE: ["550 unknown"]})
    slept: list[float] = []
    with running(office) as server:
        setup = setup_of(server, tmp_path, ONE, TWO, THREE)
        sent = send_digest(small_plan, setup, ACTIVE, False, World(lambda: NOW, slept.append))
        assert sent.code == REFUSED_FOR_GOOD
        assert slept == list(WAITS_SECONDS[:2])
        assert office.receivers == [ONE, TWO]
        again = send(small_plan, setup, ACTIVE)
        assert (again.code, again.had_it, list(again.answers)) == (DONE, 2, [THREE])
        assert send(small_plan, setup, ACTIVE) == Sent({}, 3)
        assert office.receivers == [ONE, TWO, THREE]
        assert send(small_plan, setup, ACTIVE, again=True).code == DONE
        assert office.receivers == [ONE, TWO, THREE] * 2
        for key in (
            dataclasses.replace(ACTIVE.key, week="2026-W48"),
            dataclasses.replace(ACTIVE.key, version="def456" * 8),
        ):
            assert send(small_plan, setup, dataclasses.replace(ACTIVE, key=key)).had_it == 0


def test_log_and_audit_hold_hashes_and_no_address_and_no_content(
    small_plan: Settings, tmp_path: Path
) -> None:
    office = PostOffice(answers={TWO: [f"450 {TWO} is busy, says the server"]})
    with running(office) as server:
        setup = setup_of(server, tmp_path, ONE, TWO)
        send(small_plan, setup, ACTIVE)
    log = setup.log_file.read_text(encoding="utf-8")
    first, second = (json.loads(line) for line in log.splitlines())
    assert (first["forsoeg"], first["modtagere"], first["modtaget"], first["midlertidig"]) == (1, 2, 1, 1)
    assert first["svar"][1] == {
        "modtager": address_hash(TWO),
        "udfald": "midlertidig",
        "trin": "modtager",
        "kode": 450,
    }
    assert (second["forsoeg"], second["modtagere"], second["modtaget"]) == (2, 1, 1)
    assert (first["plan"], first["uge"], first["version"]) == (
        "p",
        "2026-W47",
        ACTIVE.key.version,
    )
    rows = [row for row in audit_rows(open_state(small_plan.state_url)) if row.subject == ACTIVE.key.subject]
    assert [(row.action, row.detail) for row in rows] == [
        (BEGUN, "2 modtagere"),
        (RECEIVED, address_hash(ONE)),
        (RECEIVED, address_hash(TWO)),
    ]
    kept = log + repr(rows)
    for secret in (ONE, TWO, "@", LETTER.finding, "busy"):
        assert secret not in kept


def test_a_server_that_never_answers_is_worth_trying_again_later(
    small_plan: Settings, tmp_path: Path
) -> None:
    office = PostOffice(answers={ONE: ["421 closing"] * 9})
    with running(office) as server:
        sent = send(small_plan, setup_of(server, tmp_path, ONE), ACTIVE)
    assert sent.code == TRY_AGAIN
    assert [row.action for row in audit_rows(open_state(small_plan.state_url))][-1] == BEGUN


def test_where_the_state_is_lost_on_the_way_the_others_still_get_theirs(
    small_plan: Settings, tmp_path: Path
) -> None:
    office = PostOffice(answers={ONE: ["450 later"], TWO: ["450 later"]})

    def lose_the_state(_: float) -> None:
        audit.drop(open_state(small_plan.state_url))

    with running(office) as server:
        setup = setup_of(server, tmp_path, ONE, TWO)
        sent = send_digest(small_plan, setup, ACTIVE, False, World(lambda: NOW, lose_the_state))
    assert office.receivers == [ONE, TWO]
    assert (sent.unrecorded, sent.code) == (2, REFUSED_FOR_GOOD)


def test_nothing_is_begun_before_all_is_ready(small_plan: Settings, tmp_path: Path) -> None:
    server = MailServer("127.0.0.1", 9, Security.INGEN)
    before = audit_rows(open_state(small_plan.state_url))
    (tmp_path / "fil").write_text("", encoding="utf-8")
    good = setup_of(server, tmp_path, ONE)
    for setup, words in (
        (dataclasses.replace(good, server=None, recipients=()), "HOST, ZONEKOMPAS_SMTP_RECIPIENTS er ikke"),
        (dataclasses.replace(good, sender=""), "ZONEKOMPAS_SMTP_FROM er ikke sat"),
        (dataclasses.replace(good, log_file=tmp_path / "fil" / "log"), "Loggen kan ikke skrives"),
    ):
        with pytest.raises(SetupRefused, match=words):
            send(small_plan, setup, ACTIVE)
    assert audit_rows(open_state(small_plan.state_url)) == before


def environment(**values: str) -> dict[str, str]:
    return {f"ZONEKOMPAS_SMTP_{name}": value for name, value in values.items()}


def written_setup(server: MailServer, folder: Path, *recipients: str) -> dict[str, str]:
    """The environment that points at the server, with password and recipients in files."""
    secret, listed = folder / "kode", folder / "modtagere.txt"
    secret.write_text(f"{PASSWORD}\n", encoding="utf-8")
    listed.write_text("\n".join(("# bestyrelsen", *recipients)), encoding="utf-8")
    return environment(
        HOST=server.host,
        PORT=str(server.port),
        SECURITY="ingen",
        USER=USER,
        PASSWORD_FILE=str(secret),
        FROM="Zonekompas <zonekompas@kommune.dk>",
        RECIPIENTS_FILE=str(listed),
    )


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_the_command_from_environment_to_mail_server(
    own_built_plan: Settings,
    own_places: BuildPlaces,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The default plan has published figures of one day and demo after it: the finding is that there is nothing new."""
    point_at(own_built_plan, own_places, monkeypatch)
    monkeypatch.setenv("ZONEKOMPAS_SMTP_LOG", str(tmp_path / "mail.jsonl"))
    assert main(["digest"]) == 2
    assert "ZONEKOMPAS_SMTP_HOST" in capsys.readouterr().err
    office = PostOffice()
    with running(office, login=True) as server:
        for name, value in written_setup(server, tmp_path, ONE, TWO).items():
            monkeypatch.setenv(name, value)
        assert main(["digest", "--dry-run", str(tmp_path / "proeve")]) == 0
        assert "Intet er sendt" in capsys.readouterr().out
        assert office.asked == []
        assert not (tmp_path / "mail.jsonl").exists()
        assert main(["digest"]) == 0
        assert "2 af 2 mails er afleveret" in capsys.readouterr().out
        assert main(["digest", "--igen", "--til", THREE, "--til", "ingen adresse"]) == 2
        assert "Nr. 2 i --til" in capsys.readouterr().err
        assert main(["digest", "--til", ONE, "--til", THREE]) == 0
        assert "1 har allerede fået ugens mail" in capsys.readouterr().out
    assert office.receivers == [ONE, TWO, THREE]
    (trial,) = (read(file.read_bytes()) for file in (tmp_path / "proeve").glob("*.eml"))
    assert trial["To"] is None
    assert (
        trial["Subject"]
        == read(office.taken[0][1])["Subject"]
        == ("Ingen nye tal om ledighed siden 1. juni 2022")
    )
    assert plain(trial) == plain(read(office.taken[2][1]))
    assert "opdigtede" in plain(trial)
    capsys.readouterr()
    assert main(["digest", "--kun-rigtige", "--dry-run"]) == 0
    shown = read(capsys.readouterr().out.encode())
    assert "demo" not in plain(shown).lower()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"SECURITY": "tls"}, "SECURITY skal være en af starttls, ssl, ingen"),
        ({"PORT": "smtp"}, "PORT et tal"),
        ({"USER": "u"}, "PASSWORD_FILE"),
        ({"USER": "u", "PASSWORD": "p", "SECURITY": "ingen"}, "ukrypteret"),
        ({"USER": "u", "PASSWORD_FILE": "/findes/ikke"}, "Filen i ZONEKOMPAS_SMTP_PASSWORD_FILE"),
        ({"RECIPIENTS_FILE": "/findes/ikke"}, "Filen i ZONEKOMPAS_SMTP_RECIPIENTS_FILE"),
        ({"CA_FILE": "/findes/ikke"}, "Filen i ZONEKOMPAS_SMTP_CA_FILE"),
        ({"RECIPIENTS": "a@b.dk,ups"}, "Nr. 2 i ZONEKOMPAS_SMTP_RECIPIENTS"),
        ({"FROM": "ups"}, "FROM er ikke en afsender"),
    ],
)
def test_a_wrong_setup_is_told_and_points_at_the_guide(values: dict[str, str], words: str) -> None:
    with pytest.raises(SetupRefused, match=words) as refused:
        read_setup(environment(HOST="mail.example.dk", **values))
    assert "docs/mandagsmail.md" in str(refused.value)
    assert "ups" not in str(refused.value).replace("SETUP", "")


def test_the_defaults_are_encrypted_and_a_file_is_read_before_the_variable(tmp_path: Path) -> None:
    listed = tmp_path / "modtagere.txt"
    listed.write_text("fra@filen.dk\n", encoding="utf-8")
    setup = read_setup(
        environment(HOST="mail.example.dk", RECIPIENTS_FILE=str(listed), RECIPIENTS="fra@variablen.dk")
    )
    assert setup.server == MailServer("mail.example.dk", 587, Security.STARTTLS)
    assert setup.recipients == ("fra@filen.dk",)
    assert read_setup({}).server is None
    ports: Sequence[int] = [
        server.port
        for security in ("ssl", "ingen")
        if (server := read_setup(environment(HOST="m", SECURITY=security)).server)
    ]
    assert ports == [465, 25]
