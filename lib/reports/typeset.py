"""Typst in a process of its own: a paper that takes too long can be stopped, and one that breaks it breaks no more.

Run as a file. On its standard input a JSON with `files` (name -> text), `main`, `fonts` (a folder) and `standards`; on
its standard output the PDF. Nothing is fetched: no font of the machine, no package of the network is read.
"""

import json
import sys

import typst


def main() -> None:
    """Reads the order, writes the PDF; ends with 1 and Typst's own words where it refuses."""
    order = json.load(sys.stdin.buffer)
    files = {name: text.encode() for name, text in order["files"].items()}
    try:
        pdf = typst.compile(
            {"main.typ": order["main"].encode(), **files},
            font_paths=[order["fonts"]],
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=order["standards"],
        )
    except typst.TypstError as refused:
        sys.exit(str(refused))
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
