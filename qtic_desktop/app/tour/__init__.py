"""The tour: the real window driven by keys and mouse through the main job, for proof and for the pictures."""
