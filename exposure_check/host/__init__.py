"""Readers of this computer's settings: one file per system and subject.

A reader is a function ``(Access) → readings``; `exposure_check.host.choose` lists those of a
system, `exposure_check.host.gather` runs them side by side, each with a time limit. What a file
or a service says becomes readings in pure functions of text, octets or dictionaries, so that the
shapes of systems that are not at hand can be tested. Nothing is written, started or asked for:
what needs more rights is said.
"""
