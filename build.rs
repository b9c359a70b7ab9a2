//! Rebuilds the binary when a template changes, since it holds them all.

fn main() {
    println!("cargo:rerun-if-changed=templates");
}
