"""English constructions that also occur, now and then, in text that people wrote.

Alone they prove nothing, so they are tried only in a document that shows other signs of machine
translation; there an editor would mend them.
"""
