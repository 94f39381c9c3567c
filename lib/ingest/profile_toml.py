"""The profiles of a plan's sources: one TOML file each in the plan's folder `sources/` (docs/data-formats.md)."""

import os
import re
import tomllib
from collections.abc import Collection
from pathlib import Path

from lib.domain.datatraek.known_names import KnownNames
from lib.domain.datatraek.profile import SourceProfile
from lib.domain.datatraek.rows import DatatraekKind
from lib.ingest.messages import NOT_UTF8, Flaw, PlanFileError
from lib.ingest.profile_reader import ProfileReader
from lib.ingest.profile_writer import profile_text
from lib.ingest.reading.afdelinger import TARGETS
from lib.ingest.toml_signs import hidden_flaws
from lib.ingest.unreadable import toml_flaw

__all__ = ["parse_profile", "profile_flaws", "profile_text", "read_profiles", "write_profile"]

FOLDER = "sources"
_ID = re.compile(r"[a-z0-9_]{1,60}")


def read_profiles(folder: Path) -> dict[str, SourceProfile]:
    """The profiles in `folder` by id (the file's name without ending); empty when there is no such folder.

    Raises PlanFileError with the flaws of all files.
    """
    profiles: dict[str, SourceProfile] = {}
    flaws: list[Flaw] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            profiles[path.stem] = parse_profile(path.read_text(encoding="utf-8"), path.stem)
        except UnicodeDecodeError:
            flaws.append(Flaw(path.name, 0, "", NOT_UTF8, "Gem den som UTF-8."))
        except PlanFileError as error:
            flaws += error.flaws
    if flaws:
        raise PlanFileError(flaws)
    return profiles


def write_profile(folder: Path, profile: SourceProfile) -> Path:
    """Writes the profile into `folder`, over one of the same id; written aside and moved into place whole.

    Raises PlanFileError when the id is no file name or the profile would not be read again.
    """
    text = profile_text(profile)
    parse_profile(text, profile.profile_id)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{profile.profile_id}.toml"
    aside = folder / f".{profile.profile_id}.{os.getpid()}.tmp"
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
    return path


def parse_profile(text: str, name: str) -> SourceProfile:
    """The profile that the TOML text describes; `name` is its id. Raises PlanFileError with every flaw."""
    file = f"{name}.toml"
    if not _ID.fullmatch(name):
        problem = f"«{name}» kan ikke være navn på en opsætning."
        raise PlanFileError(
            [Flaw(file, 0, "", problem, "Brug små bogstaver a-z, cifre og _, højst 60 tegn.")]
        )
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlanFileError([toml_flaw(file, error)]) from None
    if flaws := hidden_flaws(file, content):
        raise PlanFileError(flaws)
    reader = ProfileReader(file)
    profile = reader.profile(content, name)
    if reader.flaws or profile is None:
        raise PlanFileError(reader.flaws)
    return profile


def profile_flaws(
    profile: SourceProfile, names: KnownNames, sources: Collection[str] | None = None
) -> list[Flaw]:
    """Where the profile names what the plan does not have: indicators, activities, areas, sources."""
    return [
        Flaw(f"{profile.profile_id}.toml", 0, key, f"«{word}» findes ikke i planen.", remedy)
        for key, word, known, remedy in _references(profile, names, sources)
        if word not in known
    ]


def _references(
    profile: SourceProfile, names: KnownNames, sources: Collection[str] | None
) -> list[tuple[str, str, Collection[str], str]]:
    keys: Collection[str] = {
        DatatraekKind.REGISTRERINGER: names.activities.keys(),
        DatatraekKind.AFDELINGER: TARGETS,
    }.get(profile.kind, names.indicators.keys())
    areas = names.areas.keys() | names.afdelinger.keys()
    wanted = [
        ("kolonner.indikatorer", word, keys, "Ret id'et, eller tilføj det i planen.")
        for column in profile.columns
        for word in column.indicators
    ]
    if profile.indicator is not None:
        meant = set(profile.indicator.names.values()) | ({profile.indicator.fixed} - {""})
        wanted += [("indikator.navne", word, keys, "Ret id'et.") for word in sorted(meant)]
    wanted += [
        ("omraade.navne", word, areas, "Ret områdets id.") for word in profile.area.where.names.values()
    ]
    if sources is not None:
        wanted.append(("kilde", profile.source_id, sources, "Ret id'et, eller tilføj kilden i sources.csv."))
    return wanted
