"""基础库 in the settings: rules, batches and departments, fonts of the papers."""
