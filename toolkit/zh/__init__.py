"""Chinese numerals, dates and display width: small tables with no knowledge of documents."""
