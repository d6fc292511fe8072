"""Classes compiled from ``ui/**/*.ui`` when the package is built; nothing here is edited by hand."""
