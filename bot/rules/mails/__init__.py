"""An e-mail as a notice: what its writer wrote, when, and what is only quoted."""
