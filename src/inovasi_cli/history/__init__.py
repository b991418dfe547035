"""The versions of a fact file that git remembers, read through git itself and judged by the rubric of today."""
