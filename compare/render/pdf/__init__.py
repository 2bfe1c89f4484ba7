"""Results as a printable report (PDF): a page for the chief, then all the evidence. Needs the extra ``pdf``."""
