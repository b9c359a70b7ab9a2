# What is run often; each recipe is a script or a plain command, so `just` itself is only a convenience.

# List the recipes
default:
    @just --list

# Everything that CI runs
test:
    scripts/test

# Format check and lints
lint:
    cargo fmt --all --check
    cargo clippy --workspace --all-targets -- -D warnings

# Format the sources
fmt:
    cargo fmt --all

# Rewrite the expected outputs of golden cases (all, or those whose names hold a word); read the diff before you commit it
bless *CASE:
    BLESS=1 cargo test --test goldens -- {{ CASE }}

# Generated workspaces built, started and driven, as a user would
e2e *ARGS:
    cargo test --test e2e -- {{ ARGS }}

# So many random cases of a user's edits against what is generated now; those that fail are named by their seeds
soak cases='100000' seed='1':
    FUZZ_CASES={{ cases }} FUZZ_SEED={{ seed }} cargo test --release --test integration fuzz -- --nocapture

# Every command killed at every system call that changes something, and so are the runs that finish them; needs strace
kills:
    KILLS=all cargo test --release --test integration kills -- --nocapture

# Events under faults (kills, crashes, cuts), for so many seconds; the seed of a run is printed
faults seconds='600' seed='':
    FAULTS_SECONDS={{ seconds }} FAULTS_SEED={{ seed }} cargo test --test faults runs -- --nocapture

# What the delivery of events must reach, measured and printed as a table; some ten minutes, on a quiet machine
faults-bars:
    cargo test --release --test faults bars -- --ignored --nocapture

# The answers of a generated API compared with its description, on both databases; seeds have commas between
schemathesis seeds='1,2,3' examples='50':
    SCHEMATHESIS_SEEDS={{ seeds }} SCHEMATHESIS_EXAMPLES={{ examples }} cargo test --test e2e is_true_on -- --include-ignored --test-threads=1

# Speed of the generator, and of the generated API beside a Node.js twin
bench:
    bench/run

# How often the formatters of crates/ write what rustfmt and Prettier write; takes --seed and --rounds
layout-exactness *ARGS:
    bench/run layout {{ ARGS }}
