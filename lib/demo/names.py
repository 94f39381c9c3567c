"""Names that no real estate bears: compounds invented for the demo layer."""

import numpy as np

INVENTED_NAMES = (
    "Tjørnehegnet", "Havrebakken", "Brombærkrogen", "Rugstubben", "Snebærbuen", "Kvædelunden",
    "Muslingekrogen", "Strandskadehaven", "Gyvelbrinken", "Timianhegnet", "Vibereden", "Hyldeknolden",
    "Spurvesvinget", "Perikumhøj", "Slåenbuen", "Boghvedetoften", "Mosegrøften", "Kamillebrinken",
    "Stærekassen", "Humlestangen", "Blåhatkrogen", "Ravnebærbuen", "Katostbakken", "Pimpinellen",
    "Rævespiret", "Dueurtsvinget", "Lupinskrænten", "Tranekæret", "Hørblomsten", "Kløverstubben",
    "Mælkebøttehøj", "Siljehegnet", "Vandkarsen", "Agersnerlen", "Nældekrogen", "Løvetandsbuen",
    "Sivknolden", "Rølliketoften", "Bynkeskrænten", "Kornblomsthegnet", "Myntehjørnet", "Revlingbuen",
    "Tormentillen", "Skovsyrebrinken", "Hejrespiret", "Engkabbelejen", "Bukkebladet", "Porsekrogen",
)  # fmt: skip


def draw_names(rng: np.random.Generator, count: int) -> list[str]:
    """`count` different invented names in random order. Raises ValueError when the list is too short."""
    if count > len(INVENTED_NAMES):
        raise ValueError(f"{count} afdelinger need names, but the list has only {len(INVENTED_NAMES)}")
    return [INVENTED_NAMES[index] for index in rng.permutation(len(INVENTED_NAMES))[:count]]
