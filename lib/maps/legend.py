"""The legend beside the map, as HTML: classes, hatches and signs. Its text says what the colours say."""

import math
from html import escape

from lib.domain.numbers import count
from lib.domain.status_signs import STATUS_SIGNS, UNCERTAIN_WORD
from lib.maps.hatches import hatch_css
from lib.maps.inks import MapInks
from lib.maps.marks import NOT_SHOWN
from lib.maps.shading import Shading
from lib.maps.sizes import radius_px

SIZE_EXAMPLES = (100, 400)


def legend_html(
    shading: Shading,
    statuses: set[str],
    title: str,
    inks: MapInks,
    circles: bool = True,
    kept_out: bool = False,
    uncertain: str = "",
) -> str:
    """A list with one entry per class, then one per status that occurs on the map, then how circles are read.

    `statuses` are the ones present besides ok; `kept_out` says that some afdelinger have no figures
    of their own; `circles` False leaves the circles out (no afdelinger are shown); `uncertain` explains the
    grey ones ('' when there are none). What is hatched or grey is explained when pointed at, and below in words.
    """
    entries = [
        _entry(_swatch(colour), label)
        for colour, label in zip(shading.colours, shading.classes.labels, strict=True)
    ]
    explained = {status: sign for status, sign in STATUS_SIGNS.items() if status in statuses}
    for status, sign in explained.items():
        entries.append(_entry(_swatch(hatch_css(status, inks)), sign.word, sign.explanation))
    if uncertain:
        entries.append(_entry(_swatch(inks.same), UNCERTAIN_WORD, uncertain))
    if circles:
        sizes = "".join(_circle(residents, inks) for residents in SIZE_EXAMPLES)
        entries.append(
            _entry(sizes, f"{' og '.join(count(residents) for residents in SIZE_EXAMPLES)} beboere")
        )
    if kept_out:
        entries.append(_entry(_circle(SIZE_EXAMPLES[0], inks, "dashed"), f"for lille: tal {NOT_SHOWN}"))
    entries.append(_entry(_square(inks), "base"))
    items = "".join(entries)
    name = escape(f"Signaturforklaring: {title}")
    told = [*(sign.explanation for sign in explained.values()), *([uncertain] if uncertain else [])]
    below = f'<p class="zk-caption">{escape(" ".join(told))}</p>' if told else ""
    return f'<ul class="zk-legend" aria-label="{name}"><li>{escape(title)}:</li>{items}</ul>{below}'


def _entry(mark: str, label: str, explanation: str = "") -> str:
    pointed_at = f' title="{escape(explanation)}"' if explanation else ""
    return f"<li{pointed_at}>{mark}<span>{escape(label)}</span></li>"


def _swatch(background: str) -> str:
    return f'<span aria-hidden="true" class="zk-swatch" style="background:{background}"></span>'


def _circle(residents: int, inks: MapInks, edge: str = "solid") -> str:
    size = math.ceil(2 * radius_px(residents))
    return (
        f'<span aria-hidden="true" style="width:{size}px;height:{size}px;border-radius:50%;'
        f'border:1.5px {edge} {inks.ink};box-sizing:border-box"></span>'
    )


def _square(inks: MapInks) -> str:
    return f'<span aria-hidden="true" style="width:12px;height:12px;background:{inks.accent}"></span>'
