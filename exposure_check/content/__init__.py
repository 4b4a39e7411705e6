"""Words and tips as data: reads ``resources/``, checks it against its schema, fills in values."""
