"""OR-Tools' CP-SAT on a model file: `python -m tests.bench.second_solver MODEL SOLUTION SECONDS WORKERS`.

Runs in an environment of its own (requirements-bench.txt), because OR-Tools wants another protobuf than Streamlit.
Writes the solution beside it and says the rest as one line of JSON.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import ortools
from ortools.sat.python import cp_model

from tests.bench.model_file import Model, load


def built(model: Model) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The same programme for CP-SAT: every coefficient of a row is a whole number, those of the cost need not be."""
    made = cp_model.CpModel()
    most_of_all = int(model.high[np.isfinite(model.high)].max(initial=0))
    highs = [int(high) if np.isfinite(high) else most_of_all for high in model.high]
    columns = [made.new_int_var(int(low), high, "") for low, high in zip(model.low, highs, strict=True)]
    for row, (start, end) in enumerate(zip(model.starts, model.starts[1:], strict=False)):
        own = [columns[place] for place in model.columns[start:end]]
        total = cp_model.LinearExpr.weighted_sum(own, [int(value) for value in model.values[start:end]])
        least, most = model.least[row], model.most[row]
        if least == most:
            made.add(total == int(least))
            continue
        if np.isfinite(least):
            made.add(total >= int(least))
        if np.isfinite(most):
            made.add(total <= int(most))
    made.minimize(cp_model.LinearExpr.weighted_sum(columns, model.cost.tolist()))
    return made, columns


def main(file: str, solution: str, seconds: str, workers: str) -> None:
    """Solve, write the solution where one is found, and say what was reached."""
    model = load(Path(file))
    started = time.perf_counter()
    made, columns = built(model)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = float(seconds)
    solver.parameters.num_workers = int(workers)
    status = solver.solve(made)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    if found:
        np.save(solution, np.array([solver.value(column) for column in columns], dtype=np.float64))
    answer = {
        "solver": f"OR-Tools {ortools.__version__} CP-SAT",
        "status": solver.status_name(status),
        "found": found,
        "bound": solver.best_objective_bound + float(model.constant[0]),
        "seconds": time.perf_counter() - started,
    }
    print(json.dumps(answer))


if __name__ == "__main__":
    main(*sys.argv[1:])
