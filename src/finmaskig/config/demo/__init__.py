"""An invented town for the demo: people, history, and a month that is alive."""
