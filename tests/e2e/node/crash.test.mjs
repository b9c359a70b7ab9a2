// Kills the API in the middle of writes, again and again: no committed change without its event, no event without a
// committed change, no gap.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { created, product, signIn, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const KILLS = 5;
const WRITERS = 4;

const port = new URL(url).port;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let server;
let api;
let socket;
/** Ids by number, as the events told them. */
const heard = new Map();
/** How often the server asked for a new start. */
let resyncs = 0;

before(async () => {
  server = await startApi(port);
  api = await signIn();
  socket = io(url, { auth: { token: api.token }, reconnectionDelay: 50, reconnectionDelayMax: 100 });
  const last = () => {
    // The last number before the first gap: what comes after a gap was sent before the subscription was live.
    let seq = 0;
    while (heard.has(seq + 1)) seq += 1;
    return seq;
  };
  socket.on('connect', () => socket.emit('subscribe', { features: ['products'], since: { products: last() } }, () => {}));
  socket.on('resync', () => (resyncs += 1));
  socket.on('products:created', (event, meta) => {
    const before = heard.get(meta.seq);
    assert.ok(before === undefined || before === event.data.id, `number ${meta.seq} was given twice`);
    heard.set(meta.seq, event.data.id);
  });
  await new Promise((resolve) => socket.once('connect', resolve));
});

after(async () => {
  socket.disconnect();
  await server.kill();
});

test(`${KILLS} kills under ${WRITERS} writers`, async () => {
  const confirmed = [];
  let writing = true;
  const write = async () => {
    while (writing) {
      const row = await api.post('/api/products', product()).catch(() => undefined);
      if (row?.status === 201) confirmed.push(row.body.data.id);
      else await sleep(20);
    }
  };
  const writers = Array.from({ length: WRITERS }, write);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(300 + kill * 37);
    await server.kill();
    server = await startApi(port);
  }
  await sleep(300);
  writing = false;
  await Promise.all(writers);
  const marker = await created(api, 'products', product());
  await until('the last event arrives', () => [...heard.values()].includes(marker.id), 20_000);

  const rows = [];
  for (let page = 1; ; page += 1) {
    const { body } = await api.get(`/api/products?limit=100&page=${page}&sort=createdAt`);
    rows.push(...body.data.map((row) => row.id));
    if (page >= body.pagination.totalPages) break;
  }
  assert.ok(confirmed.length > KILLS, `only ${confirmed.length} writes went through`);
  assert.deepEqual(confirmed.filter((id) => !rows.includes(id)), [], 'confirmed rows are lost');
  await until('every event arrives', () => heard.size >= rows.length, 10_000);
  assert.deepEqual([...heard.values()].sort(), rows.sort(), 'events and rows differ');
  assert.deepEqual([...heard.keys()].sort((a, b) => a - b), rows.map((_, n) => n + 1), 'there are gaps');
  assert.equal(resyncs, 0);
});
