"""The index of a region: what every format says alike (``page``, in ``words``), and one module per format."""
