"""Text as the theme sets it: plain, wrapped, with the theme's height of lines.

Text may come from the air, so it is never read as markup, and characters that control the
direction or are not seen are taken out.
"""

import re
import unicodedata
from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role

LONGEST = 4000
"""Characters of one text that are shown."""

_HEADINGS = ("headline", "section")
_WHOLE = re.compile(r"(?<=\bWi)-(?=Fi)|(?<=\w)…(?=\w)|(?<![\w-])--?(?=\w)")
"""What words are not to be broken at: Wi-Fi, masked names such as H…t, options such as --mine."""
_TYPED = re.compile("-")
"""What is typed is broken between its words alone, not after a hyphen."""
_JOINTS = re.compile(r"(?<=\w)[=._/-](?=\w)")
"""Where one is broken that is longer than a line."""
_WIDTHS = 6
"""Widths whose lines are remembered: a layout asks for the same few again and again."""
_EVEN = ("headline", "lead", "secondary", "note")
"""What does not end in a line of one word or character, if narrower lines can help it."""
_NARROWER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
_SHORT = 0.2
"""Of the width: a last line below it."""
_SHORTEST_LINE = 6
"""Characters that a line has room for at least; anything longer may be broken anywhere."""


def harmless(text: str) -> str:
    """Return a text without control, format and direction characters, and not too long."""
    kept = "".join(
        character
        for character in text[:LONGEST]
        if character == "\n" or unicodedata.category(character)[0] != "C"
    )
    return kept if len(text) <= LONGEST else kept + "…"


@lru_cache
def _option(*, centred: bool) -> QTextOption:
    """Return how lines are broken: one for all texts, as they only read it."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeading)
    return option


def _ends_short(layout: QTextLayout, width: int) -> bool:
    """Return whether the last of several lines is short."""
    last = layout.lineCount() - 1
    return last > 0 and layout.lineAt(last).naturalTextWidth() < _SHORT * width


class Text(QLabel):
    """A paragraph.

    Args:
        look: how it looks.
        text: what it says.
        role: kind of text in the theme.
        colour: name of a colour in the theme.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        role: str = "body",
        colour: str = "ink",
        *,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if role in _HEADINGS:  # before there is text: then Qt asks for the role
            self.spoken_as = Role.Heading
        self._off = look.colour("soft")
        self._even = role in _EVEN and not centred
        self._option = _option(centred=centred)
        self._typed = role == "mono"
        self._laid_out: dict[int, tuple[list[QTextLayout], QSize]] = {}
        self._hint: QSize | None = None
        self._unwrapped = False
        """The hint is as wide as every line."""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.dress(look, role, colour)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(text)

    def dress(self, look: Look, role: str, colour: str) -> None:
        """Have another kind and colour; a text is made with both."""
        self._line = look.role(role).line
        self._colour = look.colour(colour)
        self.setFont(look.font(role))
        self.update()

    def say(self, text: str) -> None:
        """Show another text."""
        shown = harmless(text)
        if shown != self.text():
            self.setText(shown)
            self._forget()
            self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._forget()

    def _forget(self) -> None:
        self._laid_out.clear()
        self._hint = None

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        hint = self.sizeHint()
        if width >= hint.width() and self._unwrapped:
            return hint.height()  # without laying it out once more
        return self._lay_out(width)[1].height()

    def sizeHint(self) -> QSize:
        """See Qt: one line, if it is not too long."""
        if self._hint is None:
            self._hint = self._hinted()
        return self._hint

    def _hinted(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        widest = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        width = min(widest + 1, metrics.averageCharWidth() * 60)
        size = self._lay_out(int(width) + 1)[1]
        lines = 1 + self.text().count("\n")
        self._unwrapped = size.height() == lines * self._line_height(metrics)
        return size

    def minimumSizeHint(self) -> QSize:
        """See Qt."""
        metrics = QFontMetricsF(self.font())
        width = int(metrics.averageCharWidth() * _SHORTEST_LINE)
        return QSize(min(width, self.sizeHint().width()), self._line_height(metrics))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        layouts, size = self._lay_out(self.width())
        painter = QPainter(self)
        painter.setPen(self._colour if self.isEnabled() else self._off)
        middle = max(0, self.height() - size.height()) // 2
        for layout in layouts:
            layout.draw(painter, QPointF(0, middle))

    def _line_height(self, metrics: QFontMetricsF) -> int:
        return round(max(self.font().pixelSize() * self._line, metrics.height()))

    def _lay_out(self, width: int) -> tuple[list[QTextLayout], QSize]:
        """Return the lines for a width, and how much room they take."""
        if (known := self._laid_out.get(width)) is not None:
            return known
        metrics = QFontMetricsF(self.font())
        height = self._line_height(metrics)
        layouts, top, used = [], 0.0, 0.0
        for paragraph in self.text().split("\n"):
            joined = self._joined(paragraph, metrics, width)
            layout = self._broken(joined, width, top, height)
            if self._even and _ends_short(layout, width):
                layout = self._evened(layout, width, top, height)
            lines = [layout.lineAt(at) for at in range(layout.lineCount())]
            used = max((used, *(line.naturalTextWidth() for line in lines)))
            top += len(lines) * height
            layouts.append(layout)
        size = QRectF(0, 0, used + 1, top).toAlignedRect().size()
        if len(self._laid_out) >= _WIDTHS:
            self._laid_out.clear()
        self._laid_out[width] = (layouts, size)
        return layouts, size

    def _broken(self, text: str, width: float, top: float, height: float) -> QTextLayout:
        layout = QTextLayout(text, self.font())
        layout.setTextOption(self._option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top + (height - line.height()) / 2))
            top += height
        layout.endLayout()
        return layout

    def _evened(self, known: QTextLayout, width: int, top: float, height: float) -> QTextLayout:
        """Return narrower lines, no more of them, if the last one is not so short then."""
        for share in _NARROWER:
            layout = self._broken(known.text(), width * share, top, height)
            if layout.lineCount() > known.lineCount():
                break
            if not _ends_short(layout, width):
                return layout
        return known

    def _joined(self, paragraph: str, metrics: QFontMetricsF, width: int) -> str:
        """Return a paragraph that is broken where it may be; what is added is not seen."""
        if not self._typed:
            return _WHOLE.sub(_kept, paragraph)
        return " ".join(
            _TYPED.sub(_kept, word)
            if metrics.horizontalAdvance(word) <= width
            else _JOINTS.sub(lambda joint: f"{joint[0]}\N{ZERO WIDTH SPACE}", word)
            for word in paragraph.split(" ")
        )


def _kept(found: re.Match[str]) -> str:
    """Return what was found, not to be broken at: before it nothing is but a word, or a space."""
    before = "\N{WORD JOINER}" if found[0] == "…" else ""
    return f"{before}{found[0]}\N{WORD JOINER}"


class Heading(Text):
    """A heading to screen readers, as headlines and names of sections are without it."""

    spoken_as = Role.Heading
