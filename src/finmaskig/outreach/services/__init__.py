"""What people do in the field: plan, start, log, close, hand over, count cards."""
