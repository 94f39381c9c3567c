"""Memory that is free inside the program is given back to the machine: the C library keeps it otherwise.

A run of a page takes some megabytes for its tables and lets go of them in another order than it took them. What is free
between pieces that are held stays with the process, a little more with every hundred runs of fifty people.
"""

import ctypes
import sys


def give_back() -> bool:
    """Gives back what is free; True when the C library had pages to give.

    `malloc_trim` is glibc's own (man malloc_trim(3)): other systems' libraries have none, and give back by themselves.
    """
    if not sys.platform.startswith("linux"):
        return False
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim is not None and bool(trim(0))
