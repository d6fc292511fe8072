"""Files that come from elsewhere: spreadsheets today, station bundles later."""
