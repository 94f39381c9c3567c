"""A version's file never changes, so a question to it has one answer: it is worked out once for as long as the file is
open. Publishing opens another file, and with it other answers."""

import pickle
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd

from lib.warehouse.public import PublicWarehouse

CELLS_OF_A_COLUMN = 100
"""What pandas and Arrow keep for each column is some thousand bytes, however few cells it has."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def answered_once(
    question: Callable[Concatenate[PublicWarehouse, Asked], Answer],
) -> Callable[Concatenate[PublicWarehouse, Asked], Answer]:
    """For a question whose answer depends on the file and its arguments alone, not on who asks or when.

    Whoever asks may change the frame that comes back: others see the answer as it was.
    """

    @wraps(question)
    def asked(warehouse: PublicWarehouse, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = (question.__module__, question.__name__, pickle.dumps((args, kwargs)))
        answer = warehouse.answers.get(key)
        if answer is None:
            answer = question(warehouse, *args, **kwargs)
            warehouse.answers.put(key, answer, cells_of(answer))
        return cast(Answer, handed_out(answer))

    return asked


def handed_out(answer: Any) -> Any:
    """The answer for one who asks: frames, lists and dicts are their own; what is frozen is shared.

    A copy that shares the cells would be remembered by the kept frame, hundreds of them for each column.
    """
    if isinstance(answer, pd.DataFrame):
        return answer.copy()
    if type(answer) in (tuple, list):
        return type(answer)(handed_out(each) for each in answer)
    if isinstance(answer, dict):
        return {key: handed_out(each) for key, each in answer.items()}
    return answer


def cells_of(answer: Any) -> int:
    """How much an answer holds: the cells of its frames and what holds them together, and one for anything else."""
    if isinstance(answer, pd.DataFrame):
        return int(answer.size) + CELLS_OF_A_COLUMN * len(answer.columns) + 1
    if isinstance(answer, (tuple, list)):
        return sum(map(cells_of, answer)) + 1
    if isinstance(answer, dict):
        return sum(map(cells_of, answer.values())) + 1
    return 1
