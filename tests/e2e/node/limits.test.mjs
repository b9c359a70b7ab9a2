// An API that is attacked stays up: what stands still is cut off, what is large takes turns, and `/health` answers throughout.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { created, fresh, product, signIn, signInAs, until } from './client.mjs';

const { API_PROGRAM, CONNECTIONS_PER_ADDRESS, PORT } = process.env;
/** The most memory that the process may ever have had, in MiB. */
const MAX_MEMORY = 300;
/** Within this time `/health` answers. */
const MAX_SILENCE = 1_000;

let admin;
let watch;

/** The most memory that the API has had, in MiB. */
function peak() {
  const isApi = (pid) => {
    try {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
      return readlinkSync(`/proc/${pid}/exe`) === API_PROGRAM && environment.includes(`PORT=${PORT}`);
    } catch {
      return false;
    }
  };
  const pid = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isApi(name));
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

/** The status of `/health`, asked over a new connection, and from an address that attacks nobody. */
const health = () =>
  new Promise((resolve, reject) => {
    const answered = (response) => response.resume().on('end', () => resolve(response.statusCode));
    get({ host: '127.0.0.1', localAddress: '127.0.0.2', port: PORT, path: '/health', agent: false }, answered).on('error', reject);
  });

/** Asks for `/health` again and again, each time over a new connection, and notes the slowest answer. */
function watchHealth() {
  let goesOn = true;
  const seen = { slowest: 0, failures: [] };
  const done = (async () => {
    while (goesOn) {
      const begin = performance.now();
      const status = await health().catch(String);
      seen.slowest = Math.max(seen.slowest, performance.now() - begin);
      if (status !== 200) seen.failures.push(status);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  return async () => {
    goesOn = false;
    await done;
    return seen;
  };
}

/** Connections that send this and nothing more, and how many of them have been closed. */
function silent(count, text) {
  const sockets = Array.from({ length: count }, () => {
    const socket = connect(Number(PORT), '127.0.0.1', () => socket.write(text));
    socket.on('error', () => {}).on('data', () => {});
    return socket;
  });
  return { closed: () => sockets.filter((socket) => socket.closed).length, end: () => sockets.forEach((socket) => socket.destroy()) };
}

const many = (count, send) => Promise.all(Array.from({ length: count }, (_, index) => send(index)));

before(async () => {
  admin = await signIn();
  watch = watchHealth();
});

after(async () => {
  const { slowest, failures } = await watch();
  assert.deepEqual(failures, []);
  assert.ok(slowest < MAX_SILENCE, `/health took ${slowest} ms`);
  const memory = peak();
  console.log(`memory: ${Math.round(memory)} MiB at most; /health: ${Math.round(slowest)} ms at most`);
  assert.ok(memory < MAX_MEMORY, `${memory} MiB`);
});

test('connections that stand still are cut off, and others get in meanwhile', async () => {
  const count = 2 * Number(CONNECTIONS_PER_ADDRESS);
  const head = silent(count, 'GET /health HTTP/1.1\r\nhost: x\r\nx-slow: ');
  const length = 'host: x\r\ncontent-length: 500000\r\n\r\n{';
  const body = silent(20, `POST /api/auth/login HTTP/1.1\r\ncontent-type: application/json\r\n${length}`);
  const file = silent(20, `POST /api/products HTTP/1.1\r\nauthorization: Bearer ${admin.token}\r\ncontent-type: application/json\r\n${length}`);
  assert.equal((await admin.get('/api/products')).status, 200);
  await until('all are closed', () => head.closed() === count && body.closed() === 20 && file.closed() === 20, 20_000);
  for (const group of [head, body, file]) group.end();
});

test('sign-ins take turns', async () => {
  const answers = await many(20, (index) => signInAs(`nobody${index}@example.com`, 'wrong'));
  for (const { status, headers, text } of answers) {
    assert.ok([401, 429, 503].includes(status), text);
    if (status !== 401) assert.match(headers.get('retry-after'), /^\d+$/);
  }
});

test('large records take turns, and a page of them is refused with a word what to do', async () => {
  const description = 'large '.repeat(100_000);
  const answers = await many(12, () => admin.post('/api/products', product({ code: fresh('L'), description })));
  for (const { status, text } of answers) assert.ok(status === 201 || status === 503, text.slice(0, 300));
  assert.ok(answers.filter(({ status }) => status === 201).length >= 8);

  const large = '/api/products?search=large';
  const pages = await many(6, () => admin.get(`${large}&limit=100`));
  for (const { status, body } of pages) {
    assert.ok(status === 413 || status === 503, JSON.stringify(body).slice(0, 300));
    if (status === 413) assert.equal(body.error.code, 'PAGE_TOO_LARGE');
  }
  const fields = await many(6, () => admin.get(`${large}&limit=100&fields=id,version`));
  for (const { status, body } of fields) {
    assert.equal(status, 200);
    assert.deepEqual(Object.keys(body.data[0]).sort(), ['id', 'version']);
  }
  const ids = fields[0].body.data.map(({ id }) => id);
  assert.ok(ids.length >= 8);
  assert.equal((await admin.get(`${large}&limit=1`)).body.data[0].description, description);
  const stale = await many(6, () => admin.patch(`/api/products/${ids[0]}`, { stock: 1 }, { 'if-match': '"999"' }));
  for (const { status } of stale) assert.ok(status === 412 || status === 503);
  const tooMany = await admin.post('/api/products/bulk-delete', { ids });
  assert.equal(tooMany.body.error.code, 'PAGE_TOO_LARGE', tooMany.text.slice(0, 300));
  assert.equal((await admin.post('/api/products/bulk-delete', { ids: ids.slice(0, 2) })).status, 200);
  assert.equal((await created(admin, 'categories', { name: fresh('after') })).version, 1);
});
