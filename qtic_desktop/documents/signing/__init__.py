"""Sign PDF opinions with a kept key and verify them strictly. Heavy libraries are imported inside functions only."""
