#!/usr/bin/env python3
"""Measures what generated modules cost the compiler: workspaces of real tables, made by one or several versions of the generator.

Processor time (user and system, of all processes of a command) is counted, not time on the clock, so that a machine that does other work
gives the same figures within some percent. Dependencies are built before. For each workspace:
  clippy   `cargo clippy --all-targets` of the workspace's own crates, without incremental compilation: in total and for each module
  check    `cargo check` after a change of one module's repository, with incremental compilation
  memory   the largest compiler process of both
  lines    of Rust below apps/api/src
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def tables(count):
    """DDL of `count` or more tables, and their names: the same tables under another name when there are not enough."""
    text = (HERE / "tables.sql").read_text("utf-8")
    names = re.findall(r'^CREATE TABLE "(\w+)"', text, re.M)
    # Each table before those that refer to it does not matter: nothing is written to a database.
    copies = -(-count // len(names))
    ddl = [text]
    for copy in range(1, copies):
        suffix = "_" + "abcdefgh"[copy]
        ddl.append(re.sub(r'(CREATE TABLE|REFERENCES) "(\w+)"', rf'\1 "\2{suffix}"', text).replace(" INDEX \"", f" INDEX \"{suffix}"))
        names += [name + suffix for name in names[:len(names) // copy]]
    return "\n".join(ddl), names[:count]


def run(command, folder, environment):
    """Processor seconds and largest process (MiB) of a command."""
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    stderr = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"error: {' '.join(map(str, command))} in {folder}\n{stderr[-4000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def generate(generator, workspace, names, ddl):
    shutil.rmtree(workspace, ignore_errors=True)
    workspace.parent.mkdir(parents=True, exist_ok=True)
    (workspace.parent / "tables.sql").write_text(ddl, "utf-8")
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run([generator, "new", workspace], **quiet)
    for name in names:
        subprocess.run([generator, name, "--ddl", workspace.parent / "tables.sql", "--table", name, "--with-events", "--only", "backend", "--workspace", workspace], **quiet)


def measure(generator, count, out):
    ddl, names = tables(max(count, 1))
    workspace = out / f"modules{count}"
    generate(generator, workspace, names[:count], ddl)
    api = workspace / "apps/api"
    plain = {"CARGO_TARGET_DIR": str(out / "target"), "CARGO_INCREMENTAL": "0", "CARGO_PROFILE_DEV_DEBUG": "0"}
    incremental = {**plain, "CARGO_TARGET_DIR": str(out / "target-incremental"), "CARGO_INCREMENTAL": "1"}
    clippy, memory = run(["cargo", "clippy", "--quiet", "--locked", "--all-targets"], api, plain)
    if count == 0:
        run(["cargo", "check", "--quiet", "--locked"], api, incremental)
        return None
    run(["cargo", "check", "--quiet", "--locked"], api, incremental)
    repository = api / "src/modules" / names[count // 2] / "repository.rs"
    repository.write_text(repository.read_text("utf-8") + "\n#[allow(dead_code)]\nfn changed() {}\n", "utf-8")
    check, check_memory = run(["cargo", "check", "--quiet", "--locked"], api, incremental)
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in (api / "src").rglob("*.rs"))
    return clippy, check, max(memory, check_memory), lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--generator", action="append", type=pathlib.Path, required=True, help="a crud-gen program; several are compared")
    parser.add_argument("--modules", type=int, nargs="+", default=[10, 50, 100], help="[default: 10 50 100]")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for workspaces and builds")
    args = parser.parse_args()
    print(f"{'generator':<28} {'modules':>7} {'lines':>8} {'clippy s':>9} {'s/module':>9} {'check s':>8} {'MiB':>6}", flush=True)
    for number, generator in enumerate(args.generator):
        out = (args.out / f"generator{number}").resolve()
        measure(generator.resolve(), 0, out)
        for count in args.modules:
            clippy, check, memory, lines = measure(generator.resolve(), count, out)
            print(f"{generator.name[-28:]:<28} {count:>7} {lines:>8} {clippy:>9.1f} {clippy / count:>9.2f} {check:>8.1f} {memory:>6.0f}", flush=True)
        shutil.rmtree(out / "target-incremental", ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
