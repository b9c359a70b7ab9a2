// What the scripts of this workspace share. No dependencies: they run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const web = path.join(root, 'apps/web');
export const manifest = path.join(root, 'apps/api/Cargo.toml');
export const ng = path.join(web, 'node_modules/@angular/cli/bin/ng.js');

const OLDEST_NODE = 20;

/** Ends the script with one clear line. */
export function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

/** Checks that the tools are there, and installs the packages of the front end when they are missing or old. */
export function prepare() {
  if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
    fail(`Node.js ${OLDEST_NODE} or later is needed, this is ${process.version}`);
  }
  if (spawnSync('cargo', ['--version'], { stdio: 'ignore' }).status !== 0) {
    fail('`cargo` is not on the path: install Rust with rustup');
  }
  const installed = path.join(web, 'node_modules/.package-lock.json');
  const wanted = path.join(web, 'package.json');
  if (!existsSync(ng) || (existsSync(installed) && statSync(installed).mtimeMs < statSync(wanted).mtimeMs)) {
    console.log('Installing the packages of apps/web (once) ...');
    run('npm', ['install', '--no-audit', '--no-fund'], { cwd: web });
  }
}

/** Runs a command to its end; the script ends with it when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', cwd: root, ...options });
  if (error) {
    fail(`\`${command}\` cannot be started: ${error.message}`);
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

/** Starts a command that stays. */
export function start(command, args, options = {}) {
  return spawn(command, args, { stdio: 'inherit', cwd: root, ...options });
}
