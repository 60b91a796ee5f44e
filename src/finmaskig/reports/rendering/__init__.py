"""A document as a PDF, a Word file or a list of figures; the page is a template."""
