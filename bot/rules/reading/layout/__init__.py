"""What a place tells: labels, cells of tables, numbers of orders and lines."""
