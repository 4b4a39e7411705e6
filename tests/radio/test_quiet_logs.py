import logging

import pytest

from exposure_check.radio.quiet_logs import quiet_logs


def test_errors_are_counted_and_nothing_is_written(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    counted: list[int] = []
    logging.getLogger("bleak").addHandler(logging.StreamHandler())
    with quiet_logs(lambda: counted.append(1)):
        for name in ("bleak.backends.some", "dbus_fast", "asyncio"):
            logging.getLogger(name).error("of %s", "somebody")
            logging.getLogger(name).debug("of %s", "somebody")
    logging.getLogger("bleak.backends.some").error("of %s", "somebody")
    assert len(counted) == 3
    assert "somebody" not in caplog.text
    assert "somebody" not in capfd.readouterr().err
