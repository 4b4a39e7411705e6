from exposure_check.setfiles.protocol import Code, Stop


def test_a_stop_says_its_code_and_nothing_else():
    for code in Code:
        assert (Stop(code).code, str(Stop(code))) == (code, code.value)
