"""Check an innovation against the rules of a public-sector competition, offline.

Facts once, judged by many: a fact file describes one innovation, a rubric is one edition of one competition.
"""

__version__ = "0.1.0"
