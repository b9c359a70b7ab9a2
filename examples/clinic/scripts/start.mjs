// Builds and starts the API and the front end for development: `npm start`. Ctrl-C ends both.
import { setTimeout as pause } from 'node:timers/promises';
import { fail, manifest, ng, prepare, run, start, web } from './tools.mjs';

const apiPort = process.env.PORT || '3333';
const webPort = process.env.WEB_PORT || '4200';
const address = `http://localhost:${webPort}`;
const SECONDS_TO_START = 120;

const children = [];
let ending = false;

function end(status) {
  if (ending) {
    return;
  }
  ending = true;
  for (const child of children) {
    child.kill('SIGTERM');
  }
  Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? new Promise((done) => child.once('exit', done)))).then(
    () => process.exit(status),
  );
}

/** Keeps a child; when it ends by itself, everything ends. */
function keep(name, child) {
  children.push(child);
  child.once('error', (error) => fail(`${name} cannot be started: ${error.message}`));
  child.once('exit', (status) => {
    if (!ending) {
      console.error(`error: ${name} has stopped`);
      end(status || 1);
    }
  });
}

async function answers(url) {
  for (let second = 0; second < SECONDS_TO_START && !ending; second += 0.5) {
    try {
      if ((await fetch(url, { signal: AbortSignal.timeout(5000) })).ok) {
        return true;
      }
    } catch {
      // Not up yet.
    }
    await pause(500);
  }
  return false;
}

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
// npm does not hand every signal on: when it has gone, this ends too.
const npm = process.env.npm_lifecycle_event && process.ppid;
if (npm) {
  setInterval(() => process.ppid === npm || end(0), 1000).unref();
}

prepare();
run('cargo', ['build', '--manifest-path', manifest]);
keep(
  'the API',
  start('cargo', ['run', '--quiet', '--manifest-path', manifest], {
    env: { CORS_ORIGINS: address, ...process.env, PORT: apiPort },
  }),
);
if (await answers(`http://127.0.0.1:${apiPort}/health`)) {
  keep(
    'the front end',
    start(process.execPath, [ng, 'serve', '--port', webPort], {
      cwd: web,
      env: { ...process.env, API_PORT: apiPort, NG_CLI_ANALYTICS: 'false' },
    }),
  );
  if (await answers(`${address}/`)) {
    console.log(`\nReady: open ${address} (the API is at http://localhost:${apiPort}, its reference at /docs)\n`);
  }
}
if (!ending && children.length < 2) {
  console.error(`error: the API does not answer on port ${apiPort}`);
  end(1);
}
