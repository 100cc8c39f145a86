"""What is said of stock: that it is gone, stopped, dearer, there, or was."""
