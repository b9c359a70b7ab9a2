//! The generated pages in a real browser, two people at once.
