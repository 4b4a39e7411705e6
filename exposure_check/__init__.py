"""Exposure Check: what a street full of radio collectors learns from the devices you carry.

Read the rooms from the top: ``__main__`` starts, ``wiring`` plugs adapters into the engine, ``cli``
talks to the user through ``client``; ``engine`` runs a check from start to end; ``subject``,
``checks`` and ``decode`` are pure; ``radio``, ``content`` and ``storage`` touch the world.
"""

__version__ = "0.1.0"
