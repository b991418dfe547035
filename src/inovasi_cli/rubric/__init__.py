"""Rubrics and their questions: what they are, where they lie, and how they are read; nothing is judged here."""
