"""The `keppin` command; `python -m bot` is the same."""


def main() -> None:
    """Run the command line."""


if __name__ == "__main__":
    main()
