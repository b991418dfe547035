"""The commands: the only place that prints, reads the environment, knows today's date, or exits.

A command imports what it needs when it runs, so that each pays only for itself.
"""
