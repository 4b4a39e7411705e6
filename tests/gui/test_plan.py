from exposure_check.gui.plan import Plan


def test_unless_said_otherwise_a_device_is_switched_and_heard_over_bluetooth():
    assert Plan("phone", 60) == Plan("phone", 60, near=False, wifi=False, guided=False)
