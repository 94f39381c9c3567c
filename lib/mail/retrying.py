"""Trying again: only what was refused for now, with longer and longer waits, and not for ever."""

from collections.abc import Callable, Mapping, Sequence
from email.message import EmailMessage

from lib.mail.sending import Delivery, Outcome

WAITS_SECONDS = (60.0, 300.0, 900.0)
"""After these the run gives up, 21 minutes after it began. A server that defers unknown senders wants some minutes."""

Messages = Mapping[str, EmailMessage]


def deliver_patiently(
    attempt: Callable[[Messages], Mapping[str, Delivery]],
    messages: Messages,
    on_attempt: Callable[[int, Mapping[str, Delivery]], None],
    sleep: Callable[[float], None],
    waits: Sequence[float] = WAITS_SECONDS,
) -> dict[str, Delivery]:
    """Attempts until every message is taken or refused for good, or the waits are used; the last answer to each.

    `on_attempt` is told the attempt's number (from 1) and its answers.
    """
    settled: dict[str, Delivery] = {}
    left = dict(messages)
    for number, wait in enumerate((*waits, None), start=1):
        answers = attempt(left)
        settled.update(answers)
        on_attempt(number, answers)
        left = {to: left[to] for to in left if settled[to].outcome is Outcome.MIDLERTIDIG}
        if not left or wait is None:
            break
        sleep(wait)
    return settled
