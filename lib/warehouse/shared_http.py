"""The shared place at an http(s) address: a web server that takes PUT, or an object store with a signed address."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from lib.warehouse.shared import CHUNK, PlaceSilent

LIMITS = httpx.Timeout(20, connect=4)
OBJECT_STORE = {"x-ms-blob-type": "BlockBlob", "content-type": "application/octet-stream"}
"""Azure's store wants to be told what an object is; others pass over it."""


def put(address: str, path: Path, size: int) -> None:
    """Sends the file to the address, also where it stands there: what was half written or changed is then whole. Raises
    PlaceSilent."""
    with _told(), path.open("rb") as handle:
        headers = OBJECT_STORE | {"content-length": str(size)}
        httpx.put(address, content=handle, headers=headers, timeout=LIMITS).raise_for_status()


def blocks(address: str) -> Iterator[bytes]:
    """What stands at the address, piece by piece. Raises PlaceSilent."""
    with _told(), httpx.stream("GET", address, timeout=LIMITS) as answer:
        answer.raise_for_status()
        yield from answer.iter_bytes(CHUNK)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except httpx.HTTPStatusError as error:
        raise PlaceSilent(f"Det svarede {error.response.status_code}.") from None
    except (httpx.HTTPError, httpx.InvalidURL):
        raise PlaceSilent("Det svarer ikke.") from None
