"""Reading HTML back, so that tests can say what tags, attributes and words are in it."""

from html.parser import HTMLParser


class Read(HTMLParser):
    """Tags with their attributes, and the text that is shown."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags = []
        self.text = ""
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("br", "p", "li"):
            self.text += "\n"

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.tags.append(("!--", {"data": data}))

    def names(self):
        return {tag for tag, _ in self.tags}

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    def with_testid(self, testid):
        return [attributes for _, attributes in self.tags if attributes.get("data-testid") == testid]
