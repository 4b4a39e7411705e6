"""Icons and pictures as widgets; what they mean stands beside them, so readers skip them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exposure_check.gui.icons import paint, renderer
from exposure_check.gui.look import Look
from exposure_check.gui.spoken import Role


class Icon(QWidget):
    """An icon, with a rounded field of lamplight behind it if it stands for a thing."""

    def __init__(
        self, look: Look, name: str, colour: str = "ink", *, field: str = "", size: int = 0
    ) -> None:
        super().__init__()
        self._look, self._name, self._colour, self._field = look, name, colour, field
        self._size = size or look.icon_size()
        box = round(self._size * look.space("icon-box") / look.space("icon"))
        side = box if field else self._size
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._field:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(self._field))
            radius = self._look.space("radius-icon")
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        place = QRectF(0, 0, self._size, self._size)
        place.moveCenter(QRectF(self.rect()).center())
        paint(painter, self._look, self._name, self._colour, place)


class Picture(QWidget):
    """A drawing as wide as there is room, in its own proportions."""

    spoken_as = Role.Graphic

    def __init__(self, look: Look, name: str, widest: int = 460) -> None:
        super().__init__()
        self._renderer = renderer(look, name, "ink")
        self._widest = widest
        # Not fixed: what is fixed is never higher than its hint, and is cut where it is wide.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        """See Qt."""
        return True

    def heightForWidth(self, width: int) -> int:
        """See Qt."""
        size = self._renderer.defaultSize()
        return round(min(width, self._widest) * size.height() / size.width())

    def sizeHint(self) -> QSize:
        """See Qt."""
        return self._renderer.defaultSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        size = self._renderer.defaultSize()
        width = min(self.width(), self._widest)
        place = QRectF(0, 0, width, width * size.height() / size.width())
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, place)
