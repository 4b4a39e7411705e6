"""What fields to type in look like.

A sheet for the whole application would cost the first paint a quarter of its time.
"""

# for programmers: the language of style sheets

from exposure_check.gui.look import Look

_SHEET = """
QLineEdit {{
  background: {card}; color: {ink}; placeholder-text-color: {soft};
  border: 1.5px solid {line}; border-radius: 12px; padding: 8px 14px;
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus {{ border-color: {focus}; }}
"""

_PAPER = """
QPlainTextEdit {{
  background: {card}; color: {ink}; border: 1px solid {line}; border-radius: 16px; padding: 10px;
  selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit:focus {{ border-color: {focus}; }}
"""


def paper_sheet(look: Look) -> str:
    """Return the style sheet of a text that can be read and copied, line by line."""
    return _filled(_PAPER, look)


def field_sheet(look: Look) -> str:
    """Return the style sheet of a field."""
    return _filled(_SHEET, look)


def _filled(sheet: str, look: Look) -> str:
    names = ("line", "card", "ink", "soft", "accent", "on-accent", "focus")
    return sheet.format(**{name.replace("-", "_"): look.hex(name) for name in names})
