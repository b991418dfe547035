"""What a batch came to, in every format."""
