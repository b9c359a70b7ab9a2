//! Collects the arguments and maps the exit status.

fn main() {}
