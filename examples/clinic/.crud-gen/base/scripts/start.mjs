// Builds and starts the API and the front end for development: `npm start`. Ctrl-C ends both.
import { watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { api, fail, manifest, needPorts, ng, prepare, run, start, web } from './tools.mjs';

const apiPort = process.env.PORT || '3333';
const webPort = process.env.WEB_PORT || '4200';
const address = `http://localhost:${webPort}`;
const SECONDS_TO_START = 120;
/** Files that are written together lead to one build. */
const QUIET_MS = 400;

/** What runs, by name. */
const services = new Map();
let ending = false;

const exited = (child) =>
  child.exitCode ?? child.signalCode ?? new Promise((done) => child.once('exit', done));

function end(status) {
  if (ending) {
    return;
  }
  ending = true;
  const children = [...services.values()];
  children.forEach((child) => child.kill('SIGTERM'));
  void Promise.all(children.map(exited)).then(() => process.exit(status));
}

/** Keeps a child; when it ends by itself, everything ends. */
function keep(name, child) {
  services.set(name, child);
  child.once('error', (error) => fail(`${name} cannot be started: ${error.message}`));
  child.once('exit', (status) => {
    if (!ending && services.get(name) === child) {
      console.error(`error: ${name} has stopped`);
      end(status || 1);
    }
  });
}

function startApi() {
  const env = { CORS_ORIGINS: address, ...process.env, PORT: apiPort };
  keep('the API', start('cargo', ['run', '--quiet', '--manifest-path', manifest], { env }));
  return answers(`http://127.0.0.1:${apiPort}/health`, 'the API');
}

function startWeb() {
  const env = { ...process.env, API_PORT: apiPort, NG_CLI_ANALYTICS: 'false' };
  keep('the front end', start(process.execPath, [ng, 'serve', '--port', webPort], { cwd: web, env }));
  return answers(`${address}/`, 'the front end');
}

/** Waits for the first answer. */
async function answers(url, name) {
  for (let second = 0; second < SECONDS_TO_START && !ending; second += 0.5) {
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(5000) })).ok) {
        return;
      }
    } catch {
      // Not up yet.
    }
    await pause(500);
  }
  if (!ending) {
    console.error(`error: ${name} does not answer at ${url}`);
    end(1);
  }
}

/** Builds and starts the API again when its sources change, by a new module for example. */
function followSources() {
  let changes = 0;
  let isBuilding = false;
  const rebuild = async () => {
    if (isBuilding || ending) {
      return;
    }
    isBuilding = true;
    for (let built = -1; built !== changes && !ending; ) {
      built = changes;
      await pause(QUIET_MS);
      if (built === changes) {
        await restartApi();
      }
    }
    isBuilding = false;
  };
  for (const folder of ['src', 'migrations']) {
    watch(path.join(api, folder), { recursive: true }, (_, file) => {
      if (/\.(rs|sql)$/.test(file ?? '')) {
        changes += 1;
        void rebuild();
      }
    });
  }
}

async function restartApi() {
  console.log('\nThe API has changed: building it again ...');
  const build = start('cargo', ['build', '--quiet', '--manifest-path', manifest]);
  if ((await exited(build)) !== 0) {
    if (!ending) {
      console.error('error: the API does not build; the one from before goes on');
    }
    return;
  }
  const before = services.get('the API');
  services.delete('the API');
  before.kill('SIGTERM');
  await exited(before);
  if (!ending) {
    await startApi();
    console.log('The API runs again, with what has changed.\n');
  }
}

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
// npm does not hand every signal on: when it has gone, this ends too.
const npm = process.env.npm_lifecycle_event && process.ppid;
if (npm) {
  setInterval(() => process.ppid === npm || end(0), 1000).unref();
}

prepare();
await needPorts({ PORT: apiPort, WEB_PORT: webPort });
run('cargo', ['build', '--manifest-path', manifest]);
await startApi();
await (ending || startWeb());
if (!ending) {
  console.log(`\nReady: open ${address} (the API is at http://localhost:${apiPort}, its reference at /docs)\n`);
  followSources();
}
