"""From what was found to items: one walk over the notice, in which each finding goes to the item it is about."""
