"""What fields to type in look like.

A sheet for the whole application would cost the first paint a quarter of its time.
"""

# for programmers: the language of style sheets

from exposure_check.gui.look import Look

_SHEET = """
QLineEdit {{
  background: {card}; color: {ink}; border: 1.5px solid {line}; border-radius: 12px;
  padding: 8px 14px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus {{ border-color: {focus}; }}
"""


def field_sheet(look: Look) -> str:
    """Return the style sheet of a field."""
    names = ("line", "card", "ink", "accent", "on-accent", "focus")
    return _SHEET.format(**{name.replace("-", "_"): look.hex(name) for name in names})
