// Clients that remember nothing but the last number that they saw: the script of the guide, which is killed too, and
// one that keeps the number in a variable and thinks of nothing else. The server is killed again and again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { change, created, product, rows, signIn, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const KILLS = Number(process.env.RESUME_KILLS ?? 8);
const CREATES = Number(process.env.RESUME_CREATES ?? 2_000);
const WRITERS = 6;

const port = new URL(url).port;
const output = join(process.env.API_FOLDER, 'followed.txt');
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let server;
let api;
let follower;
const clients = [];

/** The script of the guide. */
function follow() {
  const env = { ...process.env, TOKEN: api.token, LAST_NUMBER_FILE: join(process.env.API_FOLDER, 'last-number') };
  const child = spawn(process.execPath, ['follow.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.on('data', (text) => appendFileSync(output, text));
  return child;
}

/** What the script has printed: number and id. */
const followed = () =>
  readFileSync(output, 'utf8').split('\n').slice(0, -1).map((line) => line.split(' '));

/** A client that says the last number that it saw, whatever that was. */
function naive() {
  const heard = [];
  let last = 0;
  const auth = (send) => send({ token: api.token, since: { products: last } });
  const client = io(url, { auth, forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 60 });
  clients.push(client);
  client.onAny((name, event, meta) => {
    if (name === 'subscribed') {
      assert.equal(event.products.resync, undefined, 'everything is kept');
      last = event.products.seq;
    } else {
      assert.notEqual(name, 'resync');
      last = meta.seq;
      heard.push({ seq: meta.seq, id: event.data.id });
    }
  });
  return heard;
}

before(async () => {
  server = await startApi(port);
  api = await signIn();
  appendFileSync(output, '');
});

after(async () => {
  clients.forEach((client) => client.disconnect());
  follower?.kill('SIGKILL');
  await server.kill();
});

test(`${KILLS} kills under ${CREATES} creates`, async () => {
  follower = follow();
  const heard = [naive(), naive(), naive()];
  let confirmed = 0;
  let writing = true;
  const write = async () => {
    while (writing) {
      const row = await api.post('/api/products', product()).catch(() => undefined);
      if (row?.status === 201) confirmed += 1;
      else await sleep(20);
    }
  };
  const writers = Array.from({ length: WRITERS }, write);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await until(`enough is created before kill ${kill}`, () => confirmed >= (CREATES * kill) / (KILLS + 1), 120_000);
    await server.kill();
    if (kill % 3 === 0) {
      follower.kill('SIGKILL');
      await once(follower, 'exit');
      follower = follow();
    }
    server = await startApi(port);
  }
  await until('enough is created', () => confirmed >= CREATES, 120_000);
  writing = false;
  await Promise.all(writers);
  const marker = await created(api, 'products', product());
  const has = (list) => list.some(({ id }) => id === marker.id);
  await until('the last event reaches everyone', () => heard.every(has), 30_000);
  await until('the last event reaches the script', () => followed().some(([, , id]) => id === marker.id), 30_000);

  const ids = rows('SELECT id FROM products').map((row) => row.id).sort();
  assert.ok(ids.length > CREATES);
  for (const list of heard) {
    assert.deepEqual(list.map(({ id }) => id).sort(), ids, 'events that a client has heard');
    assert.deepEqual(list.map(({ seq }) => seq), ids.map((_, n) => n + 1), 'their numbers, each once and in order');
  }
  // It may be killed between dealing with an event and remembering it: then the event comes again.
  const [numbers, told] = [0, 2].map((part) => [...new Set(followed().map((line) => line[part]))]);
  assert.deepEqual(told.sort(), ids, 'what the script of the guide has dealt with');
  assert.equal(numbers.length, ids.length);
  assert.ok(followed().length <= ids.length + KILLS, 'it begins with the event after the last one');
});

test('what is not kept any more is said before anything else', async () => {
  const [{ last }] = rows("SELECT max(seq) AS last FROM app_outbox WHERE resource = 'products'");
  change(`DELETE FROM app_outbox WHERE resource = 'products' AND seq <= ${last - 3}`);
  const resumed = async (since) => {
    const client = io(url, { auth: { token: api.token, since: { products: since } }, forceNew: true });
    clients.push(client);
    const heard = [];
    client.onAny((name, event, meta) => heard.push(name === 'subscribed' ? event.products : meta.seq));
    await until('the answer', () => heard.length > 0);
    await sleep(100);
    return heard;
  };
  assert.deepEqual(await resumed(last - 10), [{ seq: last, resync: true }]);
  assert.deepEqual(await resumed(last - 3), [{ seq: last - 3 }, last - 2, last - 1, last]);
});
