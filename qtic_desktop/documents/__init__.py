"""What the papers say (content) and how they are drawn (pdf, xlsx) and signed."""
