// Who may listen: a permission that is taken away, a user who is locked out, and too many sockets of one user.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { addUser, change, created, product, signIn, until, url } from './client.mjs';

const { EVENTS_SOCKETS_PER_USER } = process.env;
/** Within this time a permission that is gone must be gone on live sockets too. */
const LIMIT = 60_000;

const clients = [];
let admin;

/** A connected client and the names of the products that it hears of. */
async function listener(token) {
  const heard = [];
  const client = io(url, { auth: { token }, reconnection: false, forceNew: true });
  clients.push(client);
  client.on('products:created', (event) => heard.push(event.data.name));
  await new Promise((resolve, reject) => client.on('connect', resolve).on('connect_error', reject));
  return { client, heard };
}

before(async () => {
  admin = await signIn();
});

after(() => clients.forEach((client) => client.disconnect()));

test('what is taken away is not heard any more, who is locked out is disconnected', async () => {
  const loser = await listener(await addUser('loser@example.com', 'products.read', 'categories.read'));
  const locked = await listener(await addUser('locked@example.com', 'products.read'));
  const reader = await listener(await addUser('reader@example.com', 'products.read'));
  await created(admin, 'products', product({ name: 'for all' }));
  const three = [loser, locked, reader];
  await until('all hear', () => three.every(({ heard }) => heard.includes('for all')));

  change(`UPDATE app_users SET permissions = '["categories.read"]' WHERE email = 'loser@example.com'`);
  change("UPDATE app_users SET active = false WHERE email = 'locked@example.com'");
  let count = 0;
  const missed = async () => {
    count += 1;
    const name = `try ${count}`;
    await created(admin, 'products', product({ name }));
    await until('the reader hears', () => reader.heard.includes(name));
    return !loser.heard.includes(name) && locked.client.disconnected;
  };
  const end = Date.now() + LIMIT;
  while (!(await missed())) {
    assert.ok(Date.now() < end, `still heard after ${LIMIT} ms`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  assert.ok(loser.client.connected, 'who may read something else stays connected');
});

test('one user has so many sockets and no more', async () => {
  const token = await addUser('many@example.com', 'products.read');
  for (let n = 0; n < Number(EVENTS_SOCKETS_PER_USER); n += 1) await listener(token);
  await assert.rejects(listener(token), /TOO_MANY_SOCKETS/);
});
