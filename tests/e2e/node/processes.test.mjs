// Two API processes on one database: a client of either hears what happens at both, in the same order.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { call, product, signIn, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const EVENTS = 60;

const ports = [new URL(url).port, process.env.SECOND_PORT];
const servers = [];
const clients = [];
const heard = [[], []];

let api;

before(async () => {
  for (const port of ports) servers.push(await startApi(port));
  api = await signIn();
  for (const [index, port] of ports.entries()) {
    const client = io(`http://127.0.0.1:${port}`, { auth: { token: api.token } });
    client.on('products:created', (event, meta) => heard[index].push([meta.seq, event.data.id]));
    clients.push(client);
    await new Promise((resolve) => client.on('connect', resolve));
  }
});

after(async () => {
  clients.forEach((client) => client.disconnect());
  for (const server of servers) await server.kill();
});

const write = async (port) => {
  const answer = await fetch(`http://127.0.0.1:${port}/api/products`, {
    method: 'POST',
    body: JSON.stringify(product()),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${api.token}` },
  });
  assert.equal(answer.status, 201);
};

const complete = (count) => until(`${count} events at both`, () => heard.every((events) => events.length >= count), 15_000);

test('every event reaches the clients of both, in order', async () => {
  await Promise.all(Array.from({ length: EVENTS }, (_, n) => write(ports[n % 2])));
  await complete(EVENTS);
  const numbers = Array.from({ length: EVENTS }, (_, n) => n + 1);
  for (const events of heard) assert.deepEqual(events.map(([seq]) => seq), numbers);
  assert.deepEqual(heard[0], heard[1]);
});

test('the other goes on when one is killed', async () => {
  await servers.shift().kill();
  heard[0] = heard[1];
  await Promise.all(Array.from({ length: 10 }, () => write(ports[1])));
  await complete(EVENTS + 10);
  assert.deepEqual(heard[1].map(([seq]) => seq), Array.from({ length: EVENTS + 10 }, (_, n) => n + 1));
  assert.equal((await call('GET', '/health').catch(() => ({ status: 0 }))).status, 0);
});
