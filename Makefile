# Everything is done by packaging/bootstrap.py, which Windows calls directly.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) packaging/bootstrap.py

.PHONY: run test check screenshots bench package bare translations format reliability postgres mutants clean

run test check screenshots bench package bare translations format postgres:
	@$(BOOTSTRAP) $@

# Lines of the safety core changed one at a time: the tests must notice. EACH=3 takes three of every module.
mutants:
	@$(BOOTSTRAP) mutants $(if $(EACH),--each $(EACH))

# Thousands of kills, and every screen in every language, theme, size and scale (QTIC_MATRIX=full).
reliability:
	@$(BOOTSTRAP) reliability

clean:
	rm -rf .venv build dist out .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f qtic_desktop/gui/forms/ui_*.py resources/translations/*.qm
