// API processes that a test starts, kills and starts again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './client.mjs';

const { API_PROGRAM: program, API_FOLDER: folder, BASE_PATH: base = '/' } = process.env;

const running = new Set();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** An API process on a port, with the environment of this test. */
export async function startApi(port) {
  const logFile = join(folder, `api-${port}.log`);
  const log = openSync(logFile, 'a');
  const env = { ...process.env, PORT: String(port) };
  const child = spawn(program, { cwd: folder, env, stdio: ['ignore', log, log] });
  running.add(child);
  child.on('exit', () => running.delete(child));
  const healthy = () => {
    assert.ok(child.exitCode === null, `the API on ${port} ended: ${readFileSync(logFile, 'utf8').slice(-2000)}`);
    return fetch(`http://127.0.0.1:${port}${base}health`).then((answer) => answer.ok, () => false);
  };
  await until(`the API listens on ${port}`, healthy, 30_000);
  return {
    child,
    /** Ends it without a word. */
    kill: async () => {
      assert.equal(child.exitCode, null, 'the API had ended by itself');
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    /** Ends it as a service manager does; its exit status. */
    stop: async () => {
      assert.equal(child.exitCode, null, 'the API had ended by itself');
      child.kill('SIGTERM');
      return (await once(child, 'exit'))[0];
    },
  };
}
