"""Which provenances a question may answer with: the switch *Kun offentliggjorte og indlæste tal* in one place."""

from lib.domain.observation import REAL_PROVENANCES, Provenance


def allowed_provenances(only_real: bool) -> list[str]:
    """Published and loaded only, or all."""
    return [p.value for p in (REAL_PROVENANCES if only_real else Provenance)]
