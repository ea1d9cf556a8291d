"""Write the reference pages that the code is the source of: `.venv/bin/python docs/reference/make.py`."""

from abaton.app.verify._physiology.pages import pages


def main() -> None:
    for file, text in pages().items():
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
