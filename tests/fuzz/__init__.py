"""Damaged input for every reader of foreign bytes: nothing may crash, hang or fill the memory.

`mutations` damages bytes, `seeds` makes what is damaged, `readers` are what is fed, `child` feeds them in a process
with bounds, `driver` watches it. Everything follows from a number, so that a finding can be made again.
"""
