"""How texts are put together, with the punctuation of their language."""

from collections.abc import Iterable

from exposure_check.client.words import Words

_STOPS = ".\N{IDEOGRAPHIC FULL STOP}"


def labelled(label: str, text: str, words: Words) -> str:
    """Return a text with its label in front."""
    return words.text("report", "joint.list-label").join((label, text))


def titled(title: str, text: str, words: Words) -> str:
    """Return a text behind its title, which is given an end."""
    return words.text("report", "joint.list-end-of-title").join((title, text))


def bracketed(text: str, more: str, words: Words) -> str:
    """Return a text with something in brackets behind it, before its full stop if it has one."""
    begin, end = (words.text("report", f"joint.list-{one}") for one in ("begin", "end"))
    body = text.rstrip(_STOPS)
    return f"{body}{begin}{more}{end}{text[len(body) :]}"


def listed(texts: Iterable[str], words: Words) -> str:
    """Return short texts as a list."""
    return words.text("report", "joint.list-comma").join(texts)
