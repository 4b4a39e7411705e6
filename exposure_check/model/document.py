"""A result as a text with headings: what a file for people holds."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block of text is."""

    TITLE = "title"
    SENTENCE = "sentence"
    SECTION = "section"
    FINDING = "finding"
    ALSO = "also"
    """One more title of the finding above it: what follows is about all of them."""
    MARK = "mark"
    """How much a finding matters, in a word."""
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph; plain text, never markup."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text for people: its title, its language's tag, its blocks in order."""

    title: str
    language: str
    blocks: tuple[Block, ...]
