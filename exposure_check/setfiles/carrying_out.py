"""Carries an order out below a root."""

from collections.abc import Callable

from exposure_check.setfiles.contents import DropIn, Edit
from exposure_check.setfiles.editing import edited, value_of
from exposure_check.setfiles.files import File, opened, remove_folder
from exposure_check.setfiles.order import Order
from exposure_check.setfiles.protocol import Code, Stop, Verb


def carry_out(order: Order, root: str, handed_over: Callable[[], bytes]) -> None:
    """Change the file.

    Args:
        order: what to do.
        root: the folder that paths begin at.
        handed_over: returns what to restore.

    Raises:
        Stop: it was not done, and nothing was changed.
        OSError: likewise.
    """
    with opened(root, order.path, make=order.verb is Verb.SET) as file:
        if file is not None:
            file.tidy()
        if file is not None and order.verb is not Verb.CLEAN:
            if isinstance(order.file, DropIn):
                _drop_in(order, order.file, file)
            else:
                _edit(order, order.file, file, handed_over)
    if order.verb is Verb.UNSET_FOLDER:
        remove_folder(root, order.path)


def _drop_in(order: Order, told: DropIn, file: File) -> None:
    if order.verb is not Verb.SET:
        file.remove()
        return
    there = file.read()
    if there is not None and there not in [text.encode() for text in told.words.values()]:
        raise Stop(Code.CHANGED_BETWEEN)  # somebody else's: it could not be put back
    file.write(told.words[order.word].encode())


def _edit(order: Order, told: Edit, file: File, handed_over: Callable[[], bytes]) -> None:
    there = file.read()
    now = there or b""
    match order.verb:
        case Verb.SET:
            file.write(edited(now, told.section, told.key, order.word))
        case Verb.UNSET:
            file.write(edited(now, told.section, told.key, None))
        case Verb.RESTORE:
            before = handed_over()
            value = value_of(now, told.section, told.key)
            if there is None or edited(before, told.section, told.key, value) != now:
                raise Stop(Code.CHANGED_BETWEEN)
            file.write(before)
        case _:
            value = value_of(now, told.section, told.key)
            if there is not None and now != edited(b"", told.section, told.key, value):
                raise Stop(Code.CHANGED_BETWEEN)
            file.remove()
