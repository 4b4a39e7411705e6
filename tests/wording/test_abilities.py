from exposure_check.wording.abilities import why_text
from tests.cli.made import WORDS


def test_a_reason_is_found_in_whichever_group_has_it():
    assert why_text("no-wifi", WORDS) == WORDS.text("abilities", "why.no-wifi")
    assert why_text("no-bluez", WORDS) == WORDS.text("bluetooth", "no-bluez")
