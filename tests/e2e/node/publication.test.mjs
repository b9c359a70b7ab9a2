// Events for other services: a real NATS server gets each of them once and in order, also when it or the API goes away.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AckPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { created, product, signIn, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const { NATS_PORT, API_FOLDER } = process.env;
const store = join(API_FOLDER, 'nats');
const port = new URL(url).port;

let nats;
let server;
let api;

async function startNats() {
  mkdirSync(store, { recursive: true });
  const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };
  const options = ['-a', '127.0.0.1', '-p', NATS_PORT, '-js', '-sd', store];
  nats = spawn('nats-server', options, { env, stdio: 'ignore' });
  nats.on('error', (error) => assert.fail(`nats-server (scripts/test installs it): ${error.message}`));
}

async function stopNats() {
  nats.kill('SIGKILL');
  await once(nats, 'exit');
}

/** Reads the whole stream until it holds so many messages. */
async function published(count) {
  const connection = await connect({ servers: `127.0.0.1:${NATS_PORT}`, waitOnFirstConnect: true });
  try {
    const manager = await jetstreamManager(connection);
    const size = () => manager.streams.info('EVENTS').then(({ state }) => state.messages, () => 0);
    await until(`${count} messages in the stream`, async () => (await size()) >= count, 40_000);
    const { name } = await manager.consumers.add('EVENTS', { ack_policy: AckPolicy.None });
    const consumer = await jetstream(connection).consumers.get('EVENTS', name);
    const messages = [];
    while (messages.length < (await size())) {
      for await (const message of await consumer.fetch({ max_messages: 100, expires: 1_000 })) messages.push(message);
    }
    return messages.map((message) => ({
      subject: message.subject,
      id: message.headers.get('Nats-Msg-Id'),
      ...message.json(),
    }));
  } finally {
    await connection.close();
  }
}

/** Creates so many products; how long the slowest took, in milliseconds. */
async function write(count) {
  let slowest = 0;
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await created(api, 'products', product());
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
}

before(async () => {
  await startNats();
  server = await startApi(port);
  api = await signIn();
});

after(async () => {
  await server.kill();
  await stopNats();
});

test('each event is published once, under its name and with its id', async () => {
  await write(20);
  const messages = await published(20);
  assert.deepEqual(messages.map(({ meta }) => meta.seq), Array.from({ length: 20 }, (_, n) => n + 1));
  for (const { subject, id, event, meta } of messages) {
    assert.equal(subject, 'events.products.created');
    assert.equal(id, meta.eventId);
    assert.deepEqual(Object.keys(event), ['type', 'resource', 'data', 'timestamp', 'user']);
    assert.equal(event.data.id, meta.entityId);
  }
});

test('what happens while the server is away follows when it is back, and nobody waits for it', async () => {
  await stopNats();
  const slowest = await write(10);
  assert.ok(slowest < 2_000, `a write took ${slowest} ms`);
  await startNats();
  const messages = await published(30);
  assert.deepEqual(messages.map(({ meta }) => meta.seq), Array.from({ length: 30 }, (_, n) => n + 1));
});

test('a killed API goes on where it stopped', async () => {
  const writing = write(40).catch(() => 0);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await server.kill();
  await writing;
  server = await startApi(port);
  api = await signIn();
  await write(1);
  const { total } = (await api.get('/api/products?limit=1')).body.pagination;
  const messages = await published(total);
  assert.deepEqual(messages.map(({ meta }) => meta.seq), Array.from({ length: total }, (_, n) => n + 1));
});
