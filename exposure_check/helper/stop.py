"""How every part of the helper ends: by saying one code."""

from exposure_check.helper.protocol import Code


class Stop(Exception):  # noqa: N818 - half of the codes are no errors
    """Ends the helper with a code."""

    def __init__(self, code: Code) -> None:
        super().__init__(code.value)
        self.code = code
