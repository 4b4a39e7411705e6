"""Changes of this computer's settings: what can be offered, and the hands that do it.

Planning is pure: an audit and what stands at the places now go in, offers with their previews come
out (``<system>_plan…``); what this system cannot do, or what is good already, is not offered. A
hand (`exposure_check.engine.ports.Hand`) reads and writes one kind of place, wholly or not at all.
Applying, keeping the old state and undoing is the engine's and the same for all
(`exposure_check.engine.fixing`).
"""
