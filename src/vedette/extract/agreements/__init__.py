"""What was agreed: agreements, duties under them, accused breaches, deadlines."""
