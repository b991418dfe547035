"""Fact files: how they are read and, without losing a comment, written; nothing is judged here."""
