"""One check, one file, one list: evidence in, outcome out.

A check is a pure function of `exposure_check.model.evidence.Evidence`. Adding one touches three
things: its file, a line in `registry`, and a file of words in ``resources/findings``. A check
never guesses: with too little evidence it says what it needs.
"""
