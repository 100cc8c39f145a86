"""What a reading tells of its items, in short."""


def told(read_on, text):
    return [
        (
            item.product and item.product.value,
            item.color and item.color.value,
            item.size and item.size.value,
            item.qty_ordered and item.qty_ordered.value,
            item.qty_short and item.qty_short.value,
        )
        for item in read_on(text).items
    ]
