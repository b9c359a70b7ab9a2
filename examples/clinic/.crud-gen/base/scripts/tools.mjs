// What the scripts of this workspace share. No dependencies: they run before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const web = path.join(root, 'apps/web');
export const api = path.join(root, 'apps/api');
export const manifest = path.join(api, 'Cargo.toml');
export const ng = path.join(web, 'node_modules/@angular/cli/bin/ng.js');

/** The versions of Node.js that the tools of the front end work with: the least minor version of each, and all from `LATER` on. */
const NODE = { 20: 19, 22: 12 };
const LATER = 24;

/** Ends the script with one clear line. */
export function fail(message) {
  console.error(`error: ${message}`);
  process.exit(1);
}

/** Checks that the tools are there, and installs the packages of the front end when they are missing or old. */
export function prepare() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < LATER && !(minor >= NODE[major])) {
    fail(`Node.js 24 or later is needed, or 22.12, or 20.19; this is ${process.version}: get another at https://nodejs.org`);
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

/** Ends the script when something else listens on a port; each has the name of the variable that chooses it. */
export async function needPorts(ports) {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    const problems = [await listening(port, '127.0.0.1'), await listening(port, '::1')];
    if (problems.includes('ERR_SOCKET_BAD_PORT')) {
      fail(`${name} is \`${port}\`, which is not a port number`);
    }
    if (problems.includes('EADDRINUSE')) {
      taken.push([name, Number(port)]);
    }
  }
  if (taken.length > 0) {
    const names = taken.map(([, port]) => port).join(' and ');
    const others = taken.map(([name, port]) => `${name}=${port + 10}`).join(' ');
    const are = taken.length > 1 ? `ports ${names} are` : `port ${names} is`;
    fail(`${are} in use, perhaps by another \`npm start\`: end that one, or use others: ${others} npm start`);
  }
}

/** The code of the error when nobody can listen on a port. */
function listening(port, host) {
  return new Promise((done) => {
    const server = net.createServer().once('error', (error) => done(error.code));
    try {
      server.listen(Number(port), host, () => server.close(() => done(undefined)));
    } catch (error) {
      done(error.code);
    }
  });
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
