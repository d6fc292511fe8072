"""The window: screens, widgets, models. The only layer beside app that knows Qt."""
