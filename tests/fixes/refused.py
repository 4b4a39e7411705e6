"""What a hand refuses, and why."""

import pytest

from exposure_check.model.fix import FixRefusedError


def refused(call, *arguments, **options):
    with pytest.raises(FixRefusedError) as error:
        call(*arguments, **options)
    return error.value.why
