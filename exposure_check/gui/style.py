"""What Qt's own widgets look like: fields, tooltips."""

# for programmers: the language of style sheets

from exposure_check.gui.look import Look

_SHEET = """
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QLineEdit {{
  background: {card}; color: {ink}; border: 1.5px solid {line}; border-radius: 12px;
  padding: 8px 14px; selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus {{ border-color: {focus}; }}
QToolTip {{
  background: {card}; color: {ink}; border: 1px solid {line}; padding: 6px 8px;
}}
"""


def style_sheet(look: Look) -> str:
    """Return the style sheet of the application."""
    names = ("line", "card", "ink", "accent", "on-accent", "focus")
    return _SHEET.format(**{name.replace("-", "_"): look.hex(name) for name in names})
