"""One module a page: reads figures, hands them to its template."""
