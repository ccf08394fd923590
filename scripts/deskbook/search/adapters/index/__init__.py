"""The index of a library: everything that is quick at a hundred thousand tickets is asked here.

It is a cache in `.desk/index.sqlite`, derived from the files and made anew without asking when it
is missing, damaged or of other code. What cannot be answered from it is read from the files.
"""
