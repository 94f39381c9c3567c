"""`python -m lib digest`: the weekly unemployment figures as a mail, to each recipient once per week and version.

Exit codes: 0 all have it; 1 a letter was refused for good (or could not be taken down); 2 nothing was tried; 3 the last
attempt failed for now: running again may help.
"""

import argparse
import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from functools import partial
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from lib.cli.digest_letter import ActiveLetter, active_letter
from lib.cli.digest_log import DigestLog
from lib.cli.digest_setup import PREFIX, SETUP_GUIDE, DigestSetup, SetupRefused, read_setup
from lib.cli.output import Output
from lib.mail.addresses import AddressRefused, address_hash, checked_addresses
from lib.mail.retrying import deliver_patiently
from lib.mail.sending import Delivery, Outcome, Step, deliver
from lib.mail.server import MailServer
from lib.reports.digest_mail import Envelope, digest_message
from lib.settings import Settings
from lib.state.digests import keep_begun, keep_received, receivers
from lib.state.engine import open_state

DONE, REFUSED_FOR_GOOD, TRY_AGAIN = 0, 1, 3
STANDARD_OUTPUT = "-"
TRIAL_SENDER = "zonekompas@localhost"
_STEP_WORDS = {
    Step.FORBINDELSE: "der var ingen forbindelse til mailserveren",
    Step.KRYPTERING: "forbindelsen kunne ikke krypteres, eller serverens certifikat kan ikke efterprøves",
    Step.LOGIN: "mailserveren afviste brugernavn og adgangskode",
    Step.AFSENDER: "mailserveren afviste afsenderen",
    Step.MODTAGER: "mailserveren afviste modtageren",
    Step.INDHOLD: "mailserveren afviste indholdet",
}


@dataclass(frozen=True)
class World:
    """What the command takes from outside: a clock (UTC) and how it waits. Tests hand in their own."""

    clock: Callable[[], dt.datetime]
    sleep: Callable[[float], None]


@dataclass(frozen=True)
class Sent:
    """What became of a run: the last answer to each recipient that was tried, how many had the mail already, and how
    many got it without the audit being able to take that down."""

    answers: Mapping[str, Delivery]
    had_it: int
    unrecorded: int = 0

    @property
    def code(self) -> int:
        """The exit code."""
        outcomes = {answer.outcome for answer in self.answers.values()}
        if Outcome.MIDLERTIDIG in outcomes:
            return TRY_AGAIN
        return REFUSED_FOR_GOOD if Outcome.AFVIST in outcomes or self.unrecorded else DONE


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Puts the command into the parser."""
    digest = commands.add_parser("digest", help="send ugens ledighedstal som mail (Mandagsmail)")
    digest.add_argument(
        "--til",
        action="append",
        default=[],
        metavar="ADRESSE",
        help="i stedet for modtagerlisten; kan gentages",
    )
    digest.add_argument(
        "--dry-run",
        nargs="?",
        const=STANDARD_OUTPUT,
        metavar="MAPPE",
        help="send ikke: skriv mailen som .eml i mappen, eller på skærmen",
    )
    digest.add_argument("--igen", action="store_true", help="send også til dem, der har fået ugens mail")
    digest.add_argument("--kun-rigtige", action="store_true", help="kun offentliggjorte og indlæste tal")
    digest.set_defaults(run=_run)


def send_digest(
    settings: Settings, setup: DigestSetup, active: ActiveLetter, again: bool, world: World
) -> Sent:
    """Sends the letter to those of `setup.recipients` who have not had it (`again`: to all), and waits in between.

    Raises SetupRefused where server, sender or recipients are missing or the log cannot be written.
    """
    server = _ready(setup)
    engine = open_state(settings.state_url)
    had = set() if again else receivers(engine, active.key)
    wanted = [each for each in setup.recipients if address_hash(each) not in had]
    if not wanted:
        return Sent({}, len(setup.recipients))
    log = DigestLog(setup.log_file, active.key, world.clock)
    log.check()
    began = world.clock()
    messages = {each: _message(active, setup.sender, each, began) for each in wanted}
    keep_begun(engine, active.key, len(wanted), began)
    unrecorded: list[str] = []

    def settled(recipient: str, delivery: Delivery) -> None:
        if delivery.outcome is not Outcome.MODTAGET:
            return
        try:
            keep_received(engine, active.key, address_hash(recipient), world.clock())
        except SQLAlchemyError:
            # The letter is on its way: the others must not wait for the database.
            unrecorded.append(recipient)

    attempt = partial(_attempt, server, setup.sender, settled)
    answers = deliver_patiently(attempt, messages, log.attempt, world.sleep)
    return Sent(answers, len(setup.recipients) - len(wanted), len(unrecorded))


def _attempt(
    server: MailServer,
    sender: str,
    settled: Callable[[str, Delivery], None],
    messages: Mapping[str, EmailMessage],
) -> dict[str, Delivery]:
    return deliver(server, parseaddr(sender)[1], messages, settled)


def _ready(setup: DigestSetup) -> MailServer:
    missing = [
        name
        for name, value in (("HOST", setup.server), ("FROM", setup.sender), ("RECIPIENTS", setup.recipients))
        if not value
    ]
    if missing or setup.server is None:
        names = ", ".join(f"{PREFIX}{name}" for name in missing)
        raise SetupRefused(f"{names} er ikke sat. Intet er sendt. {SETUP_GUIDE}")
    return setup.server


def _message(active: ActiveLetter, sender: str, recipient: str, sent: dt.datetime) -> EmailMessage:
    return digest_message(
        active.letter, active.picture, Envelope(sender, recipient, sent, active.key.subject)
    )


def _run(settings: Settings, asked: argparse.Namespace, output: Output, now: dt.datetime) -> int:
    setup = read_setup()
    try:
        chosen = checked_addresses(asked.til, "--til")
    except AddressRefused as error:
        raise SetupRefused(str(error)) from error
    if chosen:
        setup = DigestSetup(setup.server, setup.sender, chosen, setup.log_file)
    if asked.dry_run is not None:
        active = active_letter(settings, asked.kun_rigtige, now)
        return _try_out(setup, active, asked.dry_run, output, now)
    _ready(setup)
    active = active_letter(settings, asked.kun_rigtige, now)
    world = World(lambda: dt.datetime.now(dt.UTC), time.sleep)
    sent = send_digest(settings, setup, active, asked.igen, world)
    output.result({}, *_sentences(sent, active))
    return sent.code


def _try_out(setup: DigestSetup, active: ActiveLetter, where: str, output: Output, now: dt.datetime) -> int:
    """The mail as a file or on the screen, without a recipient in it; nothing is sent, logged or kept."""
    message = _message(active, setup.sender or TRIAL_SENDER, "", now)
    if where == STANDARD_OUTPUT:
        print(message.as_bytes().decode("ascii").replace("\r\n", "\n"))
        return DONE
    folder = Path(where)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"mandagsmail-{active.key.plan_id}-{active.key.week}-{active.key.version[:6]}.eml"
    path.write_bytes(message.as_bytes())
    output.result({}, f"«{active.letter.finding}» er skrevet til {path}. Intet er sendt.")
    return DONE


def _sentences(sent: Sent, active: ActiveLetter) -> Sequence[str]:
    counts = Counter(answer.outcome for answer in sent.answers.values())
    said = [
        f"«{active.letter.finding}»: {counts[Outcome.MODTAGET]} af {len(sent.answers)} mails er afleveret."
    ]
    if sent.had_it:
        said.append(f"{sent.had_it} har allerede fået ugens mail af denne version (--igen sender den igen).")
    if sent.unrecorded:
        said.append(
            f"{sent.unrecorded} er afleveret, men kunne ikke skrives i revisionssporet: de får mailen igen, hvis "
            "kommandoen køres igen."
        )
    failed = Counter(
        (answer.step, answer.code, answer.outcome)
        for answer in sent.answers.values()
        if answer.outcome is not Outcome.MODTAGET
    )
    for (step, code, outcome), number in failed.items():
        coded = f" (kode {code})" if code else ""
        later = "; kør kommandoen igen senere" if outcome is Outcome.MIDLERTIDIG else ""
        said.append(f"{number} er ikke afleveret: {_STEP_WORDS[step]}{coded}{later}.")
    return said
