"""A competition from the side of whoever holds it: entries, stages, judges and their scores, agreement and places."""
