"""Assembly: what was read becomes rows, rows become tables, and tables that keep the contract are published."""
