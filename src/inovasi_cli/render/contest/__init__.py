"""A contest for people and programs: what is said stands in ``panel`` and ``protocol``, how it looks in ``layout``."""
