"""Cards: a thing with an icon, a title and what there is to say about it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role
from exposure_check.gui.widgets.icon import Icon
from exposure_check.gui.widgets.pressable import Field, Pressable
from exposure_check.gui.widgets.text import Text

if TYPE_CHECKING:
    from exposure_check.gui.widgets.badge import SeverityBadge
    from exposure_check.model.verdict import Severity

FIELD = Field("card", "card-hover", "card-press", "line", "radius-card")

_LARGE = 1.3
"""Text size from which a badge stands below its title."""


class Says(NamedTuple):
    """What stands on a card.

    Attributes:
        title: a few words.
        detail: a sentence, "" for none.
        icon: name of an icon, "" for none.
        badge: severity and its word, None for none.
        beside: whether the badge stands beside the title, not below.
    """

    title: str
    detail: str = ""
    icon: str = ""
    badge: "tuple[Severity, str] | None" = None
    beside: bool = True

    @property
    def spoken(self) -> str:
        """All of it for screen readers."""
        word = "" if self.badge is None else self.badge[1]
        return ". ".join(part.rstrip(".") for part in (self.title, word, self.detail) if part)


class PressCard(Pressable):
    """A card that leads somewhere.

    Args:
        look: how it looks.
        says: what stands on it.
        pressed: what it does.
        upright: the icon stands above the title, for small cards side by side.
    """

    def __init__(
        self, look: Look, says: Says, pressed: Callable[[], object], *, upright: bool = False
    ) -> None:
        super().__init__(look, FIELD, says.spoken, pressed)
        self._column = _fill(self, look, says, upright=upright)

    def remark(self, text: str) -> None:
        """Say something more on it, that was not known at first; its name stays."""
        self.setAccessibleDescription(text)
        self._column.insertSpacing(self._column.count() - 1, 4)
        self._column.insertWidget(self._column.count() - 1, Text(self.look, text, "note"))
        self.updateGeometry()


class Card(QFrame):
    """A card that only says something; `column` takes more."""

    spoken_as = Role.Grouping

    def __init__(self, look: Look, says: Says | None = None) -> None:
        super().__init__()
        self._look = look
        if says is None:
            self.column = QVBoxLayout(self)
            inside = look.space("card")
            self.column.setContentsMargins(inside, inside, inside, inside)
            self.column.setSpacing(look.space("small"))
        else:
            self.column = _fill(self, look, says, upright=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.setBrush(self._look.colour("card"))
        radius = self._look.space("radius-card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _fill(card: QWidget, look: Look, says: Says, *, upright: bool) -> QVBoxLayout:
    """Lay a card out; returns the column with its texts."""
    inside = look.space("card")
    outer: QBoxLayout = QVBoxLayout(card) if upright else QHBoxLayout(card)
    outer.setContentsMargins(inside, inside, inside, inside)
    outer.setSpacing(10 if upright else 14)
    top = Qt.AlignmentFlag.AlignTop
    if says.icon:
        outer.addWidget(Icon(look, says.icon, field="lamp-soft"), 0, top)
    column = QVBoxLayout()
    column.setSpacing(2)
    outer.addLayout(column, 1)
    if not (says.detail or upright):  # a title alone stands in the middle of its icon
        column.addStretch(1)
    first = QHBoxLayout()
    first.setSpacing(look.space("small"))
    first.addWidget(Text(look, says.title, "title"), 1)
    column.addLayout(first)
    badge = _badge(look, says)
    beside = says.beside and look.scale < _LARGE and not upright
    if badge is not None and beside:
        first.addWidget(badge, 0, top)
    if says.detail:
        column.addWidget(Text(look, says.detail, "secondary", "soft"))
    if badge is not None and not beside:
        column.addSpacing(6)
        column.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return column


def _badge(look: Look, says: Says) -> "SeverityBadge | None":
    if says.badge is None:
        return None
    from exposure_check.gui.widgets.badge import SeverityBadge  # noqa: PLC0415 results have them

    return SeverityBadge(look, *says.badge)
