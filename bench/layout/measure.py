#!/usr/bin/env python3
"""Measures how often the formatters of crates/ write what rustfmt and Prettier write.

Takes every formatted file of the golden cases and the example, renames the words of its tables at random to 1 to 45 letters, so that lines break
elsewhere, and formats it with both. Prints clean/total for Rust, templates and TypeScript, and the first differences.
Exit status: 0 when all are the same, 1 when not.
"""
import argparse
import difflib
import pathlib
import random
import re
import shutil
import string
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# What must not become an identifier or be renamed: words of the languages, and names that a formatter treats in a way of its own.
WORDS = set("""as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self
static struct super trait true type unsafe use where while yield abstract become box do final macro override priv try typeof unsized virtual gen union raw
any bigint boolean case catch class constructor debugger declare default delete export extends finally from function get implements import instanceof
interface is keyof module namespace never new null number object of package private protected public readonly require set string switch symbol this
throw undefined unique unknown var void with accessor asserts infer out satisfies using track empty defer placeholder loading error it test describe
derive serde cfg doc path rustfmt vec format matches println assert style href src""".split())
KINDS = {".rs": "Rust", ".html": "templates", ".ts": "TypeScript"}


def sources():
    for root in sorted([*ROOT.glob("tests/cases/*/expected"), ROOT / "examples/clinic"]):
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root).as_posix()
            is_ours = inside.startswith(("apps/api/src/", "apps/web/src/app/")) and ".crud-gen" not in inside
            if not is_ours or path.suffix not in KINDS:
                continue
            # Templates inside TypeScript are left as they are by angular-layout, as its README says.
            if path.suffix != ".ts" or "  template: `" not in path.read_text("utf-8"):
                yield root, path


def vocabulary(root):
    """Names of the tables and columns of a workspace, in snake_case, and their parts."""
    names = set()
    for path in root.rglob("schemas.rs"):
        names.add(path.parent.name)
        names.update(re.findall(r"^    pub (?:r#)?(\w+):", path.read_text("utf-8"), re.M))
        names.update(snake(entity) for entity in re.findall(r"struct Create(\w+)", path.read_text("utf-8")))
    parts = {part for name in names for part in name.split("_") if len(part) > 2}
    return (names | parts) - WORDS


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def random_name(source, dice):
    """An identifier of 1 to 45 letters in the spelling of `source`."""
    while True:
        letters = "".join(dice.choice(string.ascii_lowercase) for _ in range(dice.randint(1, 45)))
        if letters in WORDS:
            continue
        if source.isupper() and len(source) > 1:
            return letters.upper()
        if source[0].isupper():
            return letters.capitalize()
        if "_" in source and len(letters) > 8:
            middle = dice.randint(2, len(letters) - 2)
            return letters[:middle] + "_" + letters[middle:]
        return letters


def renamed(text, suffix, words, dice):
    names = {}

    def name(match):
        token = match[0]
        before, after = text[max(0, match.start() - 2):match.start()], text[match.end():match.end() + 2]
        is_attribute = suffix == ".html" and (after[:1] in ("=", "]", ")") and after != "==" and before[-1:] in (" ", "[", "(") or before.endswith(("<", "</", "@")))
        is_special = token in WORDS or after.startswith("!") and suffix == ".rs" or before.endswith(("r#", "#[", "@", "&", "\\"))
        if is_attribute or is_special or not (set(snake(token).split("_")) & words or snake(token) in words):
            return token
        if token not in names:
            names[token] = random_name(token, dice)
        return names[token]

    return re.sub(r"\b[A-Za-z_]\w*\b", name, text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=None, help="of the random names [default: of the clock]")
    parser.add_argument("--rounds", type=int, default=3, help="times that every file is renamed [default: 3]")
    parser.add_argument("--show", type=int, default=5, help="differences to print [default: 5]")
    parser.add_argument("--programs", type=pathlib.Path, required=True, help="folder of format-rust and format-angular")
    parser.add_argument("--prettier", required=True, help="Prettier's program")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="folder for the files; emptied first")
    args = parser.parse_args()
    seed = args.seed if args.seed is not None else time.time_ns() % 1_000_000
    version = lambda *command: subprocess.run([*command, "--version"], capture_output=True, text=True).stdout.strip()
    print(f"seed {seed}, {args.rounds} rounds; {version('rustfmt')}, Prettier {version(args.prettier)}")

    shutil.rmtree(args.out, ignore_errors=True)
    ours, theirs = args.out / "ours", args.out / "theirs"
    ours.mkdir(parents=True), theirs.mkdir()
    (args.out / ".prettierrc").write_text('{"printWidth": 100, "singleQuote": true, "overrides": [{"files": "*.html", "options": {"parser": "angular"}}]}\n')
    # Without it rustfmt would take the settings of this project.
    (args.out / "rustfmt.toml").write_text("")
    dice, words, files = random.Random(seed), {}, []
    for number in range(args.rounds):
        for root, path in sources():
            if root not in words:
                words[root] = vocabulary(root)
            text = renamed(path.read_text("utf-8"), path.suffix, words[root], dice)
            name = f"{number}-{path.relative_to(ROOT).as_posix().replace('/', '-')}"
            for folder in (ours, theirs):
                (folder / name).write_text(text, "utf-8")
            files.append(name)

    def run(program, names, folder, *options):
        result = subprocess.run([program, *options, *names], cwd=folder, capture_output=True, text=True)
        return result.stderr

    def of(*suffixes):
        return [name for name in files if name.endswith(suffixes)]

    def chunks(names, size=200):
        return [names[start:start + size] for start in range(0, len(names), size)]

    programs = args.programs.resolve()
    refused = "".join(run(programs / "format-rust", chunk, ours) for chunk in chunks(of(".rs")))
    refused += "".join(run(programs / "format-angular", chunk, ours) for chunk in chunks(of(".html", ".ts")))

    def rustfmt(name):
        # Through stdin, so that it does not look for the modules that a file declares.
        text = (theirs / name).read_bytes()
        result = subprocess.run(["rustfmt", "--edition", "2024"], input=text, cwd=theirs, capture_output=True)
        if result.returncode == 0:
            (theirs / name).write_bytes(result.stdout)
        return result.stderr.decode()

    with ThreadPoolExecutor() as pool:
        broken = "".join(pool.map(rustfmt, of(".rs")))
    for chunk in chunks(of(".html", ".ts")):
        broken += run(args.prettier, chunk, theirs, "--write", "--log-level", "error")
    if broken:
        print("rustfmt or Prettier cannot read a renamed file: a fault of this measurement\n" + broken[:4000], file=sys.stderr)
        return 1
    if refused:
        print(refused[:4000], file=sys.stderr)
    # A file that both sides leave as it is would pass for the same when it is refused.
    unread = {line.split(":")[0] for line in refused.splitlines()}
    shown, is_clean = 0, True
    for suffix, kind in KINDS.items():
        names = of(suffix)
        skipped = [name for name in names if name in unread]
        different = [name for name in names if name not in unread and (ours / name).read_bytes() != (theirs / name).read_bytes()]
        is_clean = is_clean and not different and not skipped and bool(names)
        same = len(names) - len(different) - len(skipped)
        print(f"{kind}: {same}/{len(names)} the same" + (f", {len(skipped)} refused" if skipped else ""))
        for name in different[:max(0, args.show - shown)]:
            shown += 1
            diff = difflib.unified_diff(*((folder / name).read_text("utf-8").splitlines() for folder in (theirs, ours)), "theirs", "ours", lineterm="", n=2)
            print(f"\n{name}\n" + "\n".join(list(diff)[:40]))
    return 0 if is_clean and not refused else 1


if __name__ == "__main__":
    sys.exit(main())
