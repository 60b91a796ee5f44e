"""Pages where a person logs in and looks after her own login."""
