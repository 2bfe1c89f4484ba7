"""A report -> findings: what a sharp reviewer would flag inside it. One module a family of rules."""
