"""The fields of a page as a browser tab knows them: what they show, and what a user makes of them."""

from dataclasses import dataclass
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

CHANGEABLE = ("selectbox", "checkbox", "button_group", "radio")


@dataclass(frozen=True)
class Widget:
    """An element with an id; `fragment` is the part of the page that is run again when it changes, or empty."""

    kind: str
    proto: Any
    fragment: str

    @property
    def key(self) -> str:
        """The name that the page gave it, or 'None'."""
        return str(self.proto.id).rsplit("-", 1)[-1]


def shown_value(widget: Widget) -> WidgetState | None:
    """What the field shows before anybody has touched it: a browser sends that too, with every run.

    None for fields in a form, which are sent with the form, and for what has nothing to send.
    """
    proto, kind = widget.proto, widget.kind
    if getattr(proto, "form_id", ""):
        return None
    state = WidgetState(id=str(proto.id))
    if kind == "checkbox":
        state.bool_value = proto.value if proto.set_value else proto.default
    elif kind in {"selectbox", "radio"}:
        _put_option(state, proto)
    elif kind == "button_group":
        options = [proto.options[place].content for place in proto.default]
        state.string_array_value.data.extend(proto.raw_values if proto.set_value else options)
    elif kind == "multiselect":
        options = [proto.options[place] for place in proto.default]
        state.string_array_value.data.extend(proto.raw_values if proto.set_value else options)
    elif kind in {"text_input", "text_area"}:
        state.string_value = proto.value if proto.set_value else proto.default
    elif kind == "number_input":
        state.double_value = proto.value if proto.set_value else proto.default
    elif kind == "slider" and not proto.options:
        state.double_array_value.data.extend(proto.value if proto.set_value else proto.default)
    else:
        return None
    return state if state.WhichOneof("value") else None


def _put_option(state: WidgetState, proto: Any) -> None:
    if proto.set_value and proto.HasField("raw_value"):
        state.string_value = proto.raw_value
    elif proto.HasField("default") and proto.options:
        state.string_value = proto.options[proto.default]


def chosen(widget: Widget, value: str | bool) -> WidgetState:
    """The widget with this value: an option by its words, a switch, or what a component sends as JSON text."""
    name = str(widget.proto.id)
    if widget.kind == "checkbox":
        return WidgetState(id=name, bool_value=bool(value))
    if widget.kind == "button_group":
        state = WidgetState(id=name)
        state.string_array_value.data.append(str(value))
        return state
    if widget.kind == "component_instance":
        return WidgetState(id=name, json_value=str(value))
    return WidgetState(id=name, string_value=str(value))


def pressed(widget: Widget) -> WidgetState:
    """The button, pressed."""
    return WidgetState(id=str(widget.proto.id), trigger_value=True)
