"""JSON reports that were kept: read again as strangers' files, compared, and held to what is judged today."""
