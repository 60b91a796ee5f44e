"""Documents that can be read by everyone: accessible PDFs made with Typst from plain values."""
