"""A text for people as a web page: one file, no script, nothing that is fetched from elsewhere."""

import html
import unicodedata

from exposure_check.model.document import Document, Role

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font-family:sans-serif;line-height:1.45;color:#1b1f2a;background:#f6f4ef;max-width:40em;"
    "margin:2em auto;padding:0 1.2em}h1{font-size:1.7em}h2{margin-top:1.6em}h3{margin:1.2em 0 .2em}"
    ".also{margin-top:.2em}.sentence{font-size:1.25em;font-weight:600}.mark{font-weight:600}.note{color:#5b6272;"
    "font-size:.85em}p{margin:.3em 0}@media(prefers-color-scheme:dark){body{background:#12151d;"
    "color:#eef0f5}.note{color:#a6aebf}}"
)  # for programmers
_TAGS = {Role.TITLE: "h1", Role.SECTION: "h2", Role.FINDING: "h3", Role.ALSO: "h3"}


def as_html(document: Document) -> str:
    """Return a whole web page."""
    title = _text(document.title)
    language = _text(document.language.replace("_", "-"))  # as BCP 47 spells it
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{body_html(document)}\n</body>\n</html>\n"
    )


def body_html(document: Document) -> str:
    """Return what stands in its body: paragraphs and headings, with no attribute but a class."""
    return "\n".join(
        f'<{tag} class="{block.role.value}">{_text(block.text)}</{tag}>'
        for block in document.blocks
        for tag in (_TAGS.get(block.role, "p"),)
    )


def _text(text: str) -> str:
    """Return a text as nothing but text: no markup, no control or direction characters."""
    kept = "".join(one for one in text if unicodedata.category(one)[0] != "C")
    return html.escape(kept, quote=True)
