from exposure_check.setwindows.protocol import TOKEN_LENGTH, Code, Stop, token_of


def test_a_network_is_told_apart_without_its_name():
    token = token_of("{1}", "Hideaway-net")
    assert len(token) == TOKEN_LENGTH
    assert len({token, token_of("{1}", "Hideaway"), token_of("{2}", "Hideaway-net")}) == 3
    assert "Hideaway" not in token


def test_what_stopped_an_order_has_a_status():
    assert Stop(Code.GONE).code == 4
    assert len({code.value for code in Code}) == len(Code)
