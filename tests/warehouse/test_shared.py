"""The shared place: what is put there is what others use, byte for byte, and what is not there or not whole is told."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from lib.domain.version import VersionFile
from lib.warehouse import shared
from lib.warehouse.files import public_path
from lib.warehouse.shared import SharedUnavailable, ensure_public, put_shared

VERSION = "a" * 64
CONTENT = bytes(range(256)) * 9000
"""More than two of the pieces that files are copied in."""
SECRET = "sv=2026&sig=hemmelig%2Ftegn"


class Store(BaseHTTPRequestHandler):
    """An object store: keeps what is PUT with the signature, and gives it back."""

    kept: dict[str, bytes] = {}

    def do_PUT(self) -> None:
        self.kept[urlsplit(self.path).path] = self.rfile.read(int(self.headers["content-length"]))
        self._answer(201 if self._signed() and self.headers["x-ms-blob-type"] else 403, b"")

    def do_GET(self) -> None:
        found = self.kept.get(urlsplit(self.path).path)
        self._answer(403 if not self._signed() else 404 if found is None else 200, found or b"")

    def _signed(self) -> bool:
        return urlsplit(self.path).query == SECRET

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def store() -> Iterator[str]:
    """The address of a running one, as its owner gives it: with the signature."""
    Store.kept = {}
    server = ThreadingHTTPServer(("127.0.0.1", 0), Store)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/zonekompas/?{SECRET}"
    server.shutdown()
    server.server_close()


@pytest.fixture(params=["folder", "http"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A shared place of each kind."""
    return str(tmp_path / "shared") if request.param == "folder" else request.getfixturevalue("store")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """The file as the building machine has it."""
    path = public_path(tmp_path / "one", VERSION)
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """What failed may be asked for again at once."""
    monkeypatch.setattr(shared, "ASKED_AGAIN_S", 0.0)


def spoil(place: str, content: bytes | None) -> None:
    """Something else stands in the place under the file's name; None: nothing."""
    if place.startswith("http"):
        (name,) = Store.kept
        Store.kept = {} if content is None else {name: content}
        return
    (path,) = Path(place).iterdir()
    path.unlink()
    if content is not None:
        path.write_bytes(content)


def test_what_is_put_is_fetched_once_and_is_the_same(place: str, built: Path, tmp_path: Path) -> None:
    told = put_shared(place, built)
    assert told.size == len(CONTENT)
    asked: list[VersionFile] = []

    def file_of() -> VersionFile:
        asked.append(told)
        return told

    fetched = [ensure_public(tmp_path / "two", place, VERSION, file_of) for _ in range(2)]
    assert fetched == [public_path(tmp_path / "two", VERSION)] * 2
    assert fetched[0].read_bytes() == CONTENT
    assert len(asked) == 1
    assert [path.name for path in (tmp_path / "two").iterdir()] == [fetched[0].name], "nothing half is left"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (CONTENT[:-1], "ikke den, der blev udgivet"),
        (CONTENT[:-1] + b"x", "ikke den, der blev udgivet"),
        (CONTENT * 2, "ikke den, der blev udgivet"),
        (None, "kan ikke hentes fra det fælles sted"),
    ],
)
def test_what_is_not_whole_or_another_one_is_not_used_and_a_new_build_mends_it(
    place: str, built: Path, tmp_path: Path, content: bytes | None, why: str
) -> None:
    told = put_shared(place, built)
    spoil(place, content)
    folder = tmp_path / "two"
    with pytest.raises(SharedUnavailable, match=why) as refused:
        ensure_public(folder, place, VERSION, lambda: told)
    assert "hemmelig" not in str(refused.value)
    assert not [*folder.iterdir()]
    assert put_shared(place, built) == told
    assert ensure_public(folder, place, VERSION, lambda: told).read_bytes() == CONTENT


def test_what_nobody_has_told_of_and_a_place_that_is_away_are_said_without_the_address(
    built: Path, tmp_path: Path, store: str
) -> None:
    with pytest.raises(SharedUnavailable, match="Ingen har lagt datafilen"):
        ensure_public(tmp_path / "two", str(tmp_path), VERSION, lambda: None)
    for address, why in (
        (f"http://127.0.0.1:9/zk?{SECRET}", "svarer ikke"),
        (store.replace("sig=", "sig=x"), "svarede 403"),
    ):
        with pytest.raises(SharedUnavailable, match=why) as refused:
            put_shared(address, built)
        assert "127.0.0.1" not in str(refused.value) + repr(refused.value.__cause__)
        assert "hemmelig" not in str(refused.value) + repr(refused.value.__cause__)


def test_many_who_ask_at_once_fetch_once_and_a_failure_is_told_to_all_of_them(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared, "ASKED_AGAIN_S", 60.0)
    told = put_shared(str(tmp_path / "shared"), built)
    asked = []

    def ask(file: VersionFile | None) -> str:
        def file_of() -> VersionFile | None:
            asked.append(1)
            return file

        try:
            return ensure_public(tmp_path / "two", str(tmp_path / "shared"), VERSION, file_of).name
        except SharedUnavailable as unavailable:
            return str(unavailable)

    assert {ask(None) for _ in range(5)} == {ask(None)}
    assert len(asked) == 1
    shared._failed.clear()
    asked.clear()
    threads = [threading.Thread(target=ask, args=(told,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked) == 1


def test_without_a_shared_place_nothing_is_asked(tmp_path: Path) -> None:
    assert ensure_public(tmp_path, "", VERSION, pytest.fail) == public_path(tmp_path, VERSION)
