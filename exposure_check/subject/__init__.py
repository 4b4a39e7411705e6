"""Which of these signals is mine: chooses among what was heard, and refuses when it is unclear.

Choosing wrongly would judge a stranger, or clear a user on a stranger's evidence. So every rule
here has an answer "ambiguous", and takes it whenever a second device fits as well.
"""
