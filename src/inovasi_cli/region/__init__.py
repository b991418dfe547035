"""The index of a whole region: what it consists of, how it is counted, and what raises it."""
