"""The only part of the demo layer that touches files."""

from pathlib import Path

import pandas as pd

from lib.demo.inputs import DemoLayer

AFDELINGER_FILE = "afdelinger.csv"
DEMO_FOLDER = "demo"


def layer_files(layer: DemoLayer) -> dict[str, bytes]:
    """Relative path in the plan folder -> the bytes of the CSV (UTF-8, comma, point as decimal sign, LF)."""
    frames = {
        AFDELINGER_FILE: layer.afdelinger,
        f"{DEMO_FOLDER}/observations.csv": layer.observations,
        f"{DEMO_FOLDER}/benchmarks.csv": layer.benchmarks,
        f"{DEMO_FOLDER}/target_groups.csv": layer.target_groups,
        f"{DEMO_FOLDER}/kendskabsgrad.csv": layer.kendskabsgrad,
    }
    return {path: _csv(frame) for path, frame in frames.items()}


def write_demo(layer: DemoLayer, folder: Path) -> list[Path]:
    """Write the layer into a plan folder, over what is there; returns the files written."""
    written = []
    for relative, content in layer_files(layer).items():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append(path)
    return written


def _csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()
