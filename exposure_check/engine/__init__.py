"""A check from start to end: observe, tell whose signals are whose, judge, report.

The engine hears everyone around. It keeps just what telling devices apart needs, in bounded
tables, and hands on what belongs to the user's own device and counts of the rest.
"""
