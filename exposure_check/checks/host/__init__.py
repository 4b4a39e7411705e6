"""Checks of this computer's own settings: readings in, outcome out.

Settings alone are never believed: a driver may ignore them. What a program is told to do gives a
weak verdict at most; what the kernel says of the address in use decides.
"""
