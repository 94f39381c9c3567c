"""The map that stays: frame, hatches, Danish controls. What changes with a choice is a feature group on top of it.

st_folium remounts its iframe when the script of the map itself changes, and the user then loses pan and zoom. So
nothing here may depend on the chosen indicator, year, level or zone.
"""

import folium
from branca.element import Element, MacroElement
from folium.template import Template
from xstatic.pkg import jquery, leaflet

from lib.maps.hatches import hatch_definitions
from lib.maps.inks import MapInks

VENDOR_URL = "../../app/static/vendor"
"""Relative to the component's iframe, so that the app also works under a base path."""

Bounds = tuple[tuple[float, float], tuple[float, float]]


class LocalMap(folium.Map):
    """A folium map that asks nobody but our own server for its scripts and styles."""

    default_js = [
        ("leaflet", f"{VENDOR_URL}/leaflet-{leaflet.VERSION}/leaflet.js"),
        ("jquery", f"{VENDOR_URL}/jquery-{jquery.VERSION}/jquery.min.js"),
    ]
    default_css = [("leaflet_css", f"{VENDOR_URL}/leaflet-{leaflet.VERSION}/leaflet.css")]


class DanishControls(MacroElement):
    """Zoom buttons with Danish titles, and no advertisement in the corner."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            L.control.zoom({zoomInTitle: "Zoom ind", zoomOutTitle: "Zoom ud"}).addTo({{ this._parent.get_name() }});
            {{ this._parent.get_name() }}.attributionControl.setPrefix(false);
        {% endmacro %}
        """
    )


class MapByKey(MacroElement):
    """The map for whoever has no mouse: a zone has a name, and Enter or Space choose it as a click does.

    Leaflet lets Tab stop at every shape, without a name and with no key that does anything (its issue 7822). Here only
    the zones are stops: what an afdeling's circle says stands in the table under the map. A choice draws the layers
    anew; the focus then stays on the zone.
    """

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            (map => {
                const box = map.getContainer();
                box.setAttribute("role", "region");
                box.setAttribute("aria-label", "Kort: piletaster flytter det, plus og minus zoomer");
                let chosen = null;
                map.on("layeradd", ({layer}) => {
                    const {properties, geometry} = layer.feature || {}, path = layer._path;
                    if (!path || !geometry) return;
                    if (geometry.type === "Point") return path.setAttribute("tabindex", "-1");
                    const words = properties.tooltip.replaceAll("<br>", ": ");
                    path.setAttribute("tabindex", "0");
                    path.setAttribute("role", "button");
                    path.setAttribute(
                        "aria-label", new DOMParser().parseFromString(words, "text/html").body.textContent
                    );
                    path.addEventListener("keydown", event => {
                        if (event.key !== "Enter" && event.key !== " ") return;
                        event.preventDefault();
                        chosen = properties.zone_id;
                        layer.fire("click", {latlng: layer.getBounds().getCenter()}, true);
                    });
                    if (properties.zone_id === chosen && document.hasFocus()) path.focus();
                });
            })({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )


def build_base_map(bounds: Bounds, inks: MapInks) -> LocalMap:
    """An empty map that shows `bounds` ((south, west), (north, east) in degrees) without any background tiles."""
    (south, west), (north, east) = bounds
    base = LocalMap(
        location=[(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=False,
        zoom_snap=0.1,
        zoom_delta=0.5,
        min_zoom=10,
        max_zoom=17,
        scroll_wheel_zoom=False,
    )
    base.fit_bounds([[south, west], [north, east]], padding=(6, 6))
    base.add_child(DanishControls())
    base.add_child(MapByKey())
    base.get_root().html.add_child(Element(hatch_definitions(inks)))
    base.get_root().header.add_child(Element(f"<style>{_styles(inks)}</style>"))
    return base


def _styles(inks: MapInks) -> str:
    return f"""
        body {{ margin: 0; font-family: "Source Sans", "Source Sans Pro", "Segoe UI", sans-serif; }}
        .leaflet-container {{ background: {inks.panel}; font: inherit; border-radius: 10px; }}
        .leaflet-interactive:focus:not(:focus-visible) {{ outline: none; }}
        :focus-visible {{ outline: 3px solid {inks.ink}; }}
        .leaflet-container:focus-visible {{ outline-offset: -3px; }}
        .leaflet-tooltip {{ background: {inks.paper}; color: {inks.ink}; border: 1px solid {inks.line};
            font-size: 15px; line-height: 1.4; padding: 8px 12px; box-shadow: none; }}
        .leaflet-tooltip::before {{ display: none; }}
        .leaflet-tooltip table {{ border: 0; margin: 0; }}
        .leaflet-bar a, .leaflet-bar a:hover, .leaflet-bar a:focus {{ background: {inks.paper}; color: {inks.ink};
            border-color: {inks.line}; }}
        .leaflet-control-attribution.leaflet-control {{ background: {inks.paper}; color: {inks.muted}; }}
        .leaflet-control-attribution a {{ color: {inks.accent}; }}
        .kort-maerke {{ pointer-events: none; }}
        .zonemaerke, .basemaerke {{ position: absolute; display: flex; align-items: center; gap: 6px;
            color: {inks.ink}; }}
        .zonemaerke {{ width: max-content; transform: translate(-50%, -50%); background: {inks.paper};
            padding: 2px 10px 2px 2px; font-size: 19px; font-weight: 700; border-radius: 16px; }}
        .zonemaerke b {{ display: grid; place-items: center; width: 27px; height: 27px; border-radius: 50%;
            background: {inks.ink}; color: {inks.paper}; font-size: 16px; }}
        .zonemaerke.uden-tal {{ padding-right: 2px; }}
        .basemaerke {{ width: max-content; transform: translate(-7px, -50%); font-size: 13px; line-height: 1.15; }}
        .basemaerke i {{ flex: none; width: 13px; height: 13px; background: {inks.accent};
            border: 2px solid {inks.paper}; box-sizing: border-box; outline: 1px solid {inks.ink}; }}
        .basemaerke span {{ max-width: 118px; padding: 1px 4px; background: {inks.paper}; opacity: 0.9;
            border-radius: 3px; }}
    """
