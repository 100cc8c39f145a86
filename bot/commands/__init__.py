"""The commands of `keppin`, one file each; loaded when chosen."""
