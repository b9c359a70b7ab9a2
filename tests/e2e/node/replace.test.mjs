// Two processes of a package behind nginx, replaced one after the other while requests come: none fails, no event is missed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { addUser, call, email, product, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const { BASE_PATH: base, PORTS } = process.env;
const WORKERS = 8;
const servers = new Map();

let token;

before(async () => {
  for (const port of PORTS.split(',')) servers.set(port, await startApi(port));
  ({ token } = await addUser(email));
});

after(async () => {
  for (const server of servers.values()) await server.kill();
});

test('no request fails while processes are replaced', async () => {
  const heard = new Set();
  let last = null;
  const client = io(new URL(url).origin, {
    path: `${base}socket.io`,
    reconnectionDelayMax: 500,
    auth: (send) => send({ token, since: { products: last } }),
  });
  client.on('products:created', (event, meta) => {
    last = meta.seq;
    heard.add(event.data.id);
  });
  await new Promise((resolve) => client.on('connect', resolve));

  const written = [];
  const failures = [];
  let reads = 0;
  let ends = false;
  const work = async () => {
    while (!ends) {
      try {
        const made = await call('POST', '/api/products', { body: product(), token });
        const list = await call('GET', '/api/products?limit=5', { token });
        if (made.status !== 201 || list.status !== 200) failures.push(`${made.status} ${made.text} ${list.status} ${list.text}`);
        written.push(made.body?.data?.id);
        reads += 1;
      } catch (error) {
        failures.push(`${error} ${error.cause}`);
      }
    }
  };
  const workers = Array.from({ length: WORKERS }, work);
  for (const port of servers.keys()) {
    const before = reads;
    await until('there is work', () => reads > before + 20, 20_000);
    assert.equal(await servers.get(port).stop(), 0);
    servers.set(port, await startApi(port));
  }
  ends = true;
  await Promise.all(workers);

  assert.deepEqual(failures, []);
  await until('every event', () => written.every((id) => heard.has(id)), 20_000);
  client.disconnect();
});
