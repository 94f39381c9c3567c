"""Who may do what: the table role x page x action. Nothing else in the program decides it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What an account is in the plan's work. `GAEST` is nobody in particular (*åben læseadgang*), never granted."""

    BESTYRELSE = "bestyrelse"
    STYREGRUPPE = "styregruppe"
    SEKRETARIAT = "sekretariat"
    GAEST = "gæst"


class PlanRole(NamedTuple):
    """A role in one plan alone; written 'sekretariat@plan'."""

    role: Role
    plan_id: str


GRANTED_ROLES = (Role.BESTYRELSE, Role.STYREGRUPPE, Role.SEKRETARIAT)
"""The roles that people hold."""

ROLE_WORDS: Mapping[Role, str] = {
    Role.BESTYRELSE: "bestyrelsen",
    Role.STYREGRUPPE: "styregruppen",
    Role.SEKRETARIAT: "sekretariatet",
    Role.GAEST: "gæster",
}


class Action(StrEnum):
    """Something that one does; the value ends the sentence »Din adgang giver ikke lov til at ...«."""

    READ = "se tal og kilder"
    READ_INTERNAL = "se scenarier, møder og vurderinger"
    READ_DRAFTS = "se kladder til datatræk"
    WEIGH = "gemme vægte"
    SCENARIO = "gemme scenarier"
    OTHERS_SCENARIO = "rette andres scenarier"
    COMMENT = "skrive kommentarer"
    ASSESS = "skrive vurderinger"
    EVENT = "skrive begivenheder"
    FOLLOW_UP = "registrere opfølgning"
    DELAFTALE = "skrive kladder til delaftaler"
    INDSTILLING = "skrive indstillinger"
    MEETING = "planlægge og holde møder"
    DECIDE = "skrive beslutninger og godkendelser"
    IMPORT = "indlæse datatræk"
    PUBLISH = "udgive datatræk"
    WITHDRAW = "trække datatræk tilbage"
    EXPORT = "hente umaskerede tal ud"
    READ_RAW = "læse umaskerede tal"
    BORDERS = "spørge om andre zonegrænser"
    ROLES = "give og fratage roller"


_SEES = frozenset({Action.READ, Action.READ_INTERNAL})

ALLOWED: Mapping[Role, frozenset[Action]] = {
    Role.GAEST: frozenset({Action.READ}),
    Role.BESTYRELSE: _SEES | {Action.DECIDE},
    Role.STYREGRUPPE: _SEES | {Action.WEIGH, Action.SCENARIO, Action.COMMENT},
    Role.SEKRETARIAT: frozenset(Action),
}
"""The roles' actions: bestyrelsen reads and decides, styregruppen reads, weighs and has its own scenarios,
sekretariatet does all (the issue's words)."""

PAGE_NEEDS: Mapping[str, Action] = {
    "overblik": Action.READ,
    "zonekort": Action.READ,
    "indikatorer": Action.READ,
    "profil": Action.READ,
    "udvikling": Action.READ,
    "maal": Action.READ,
    "kriterier": Action.READ,
    "ledighed": Action.READ,
    "aktiviteter": Action.READ,
    "simulering": Action.READ_INTERNAL,
    "prioritering": Action.READ_INTERNAL,
    "moeder": Action.READ_INTERNAL,
    "praesentation": Action.READ_INTERNAL,
    "indstilling": Action.READ_INTERNAL,
    "datatraek": Action.READ_DRAFTS,
    "kilder": Action.READ,
}
"""Page id -> what one must be allowed to open it."""

PAGE_ACTIONS: Mapping[str, tuple[Action, ...]] = {
    "profil": (Action.ASSESS,),
    "maal": (Action.FOLLOW_UP,),
    "aktiviteter": (Action.EVENT, Action.DELAFTALE, Action.MEETING),
    "simulering": (Action.SCENARIO, Action.OTHERS_SCENARIO, Action.COMMENT, Action.BORDERS),
    "prioritering": (Action.WEIGH,),
    "moeder": (Action.MEETING, Action.DECIDE),
    "praesentation": (Action.MEETING,),
    "indstilling": (Action.INDSTILLING, Action.MEETING),
    "datatraek": (Action.IMPORT, Action.PUBLISH, Action.WITHDRAW),
}
"""Page id -> what one can do on it besides looking. The actions that stand on no page are those of commands."""
