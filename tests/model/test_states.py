from exposure_check.model.states import STATES, states_for


def test_states_of_the_media_listened_to():
    assert {state.medium for state in states_for(frozenset({"wifi"}))} == {"wifi"}
    assert {state.medium for state in states_for(frozenset({"ble"}))} == {"ble"}
    assert states_for(frozenset({"wifi", "ble"})) == STATES
    assert states_for(frozenset()) == ()


def test_a_state_lasts_longer_than_its_minimum():
    assert all(0 < state.minimum <= state.advised for state in STATES)
    assert len({state.id for state in STATES}) == len(STATES)
