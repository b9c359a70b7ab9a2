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

test('sockets that come at the same moment are no more than the limit', async () => {
  const token = await addUser('hasty@example.com', 'products.read');
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => listener(token)));
  const accepted = tries.filter(({ status }) => status === 'fulfilled');
  assert.equal(accepted.length, Number(EVENTS_SOCKETS_PER_USER));
});

test('a feature counts once, what is missed is sent so many times, and a message that cannot be read is answered', async () => {
  const token = await addUser('greedy@example.com', 'categories.read', 'order-items.read', 'products.read');
  const { client } = await listener(token);
  const answer = (message, data) => client.timeout(5_000).emitWithAck(message, data);
  let heard = 0;
  client.on('products:created', () => (heard += 1));
  const { products } = await answer('subscribe', { features: ['products'] });
  for (let n = 0; n < 4; n += 1) await created(admin, 'products', product());
  await until('they are announced', () => heard === 4);
  const again = { features: Array(100).fill('products'), since: { products: products.seq } };
  assert.deepEqual(await answer('subscribe', again), { products: { seq: products.seq + 4 } });
  assert.equal(heard, 8);
  await answer('subscribe', again);
  const third = await answer('subscribe', again);
  assert.deepEqual(third, { products: { seq: products.seq + 4, resync: true } });
  assert.equal(heard, 12);
  for (const malformed of [undefined, 7, {}, { features: 'products' }, { features: [1] }]) {
    assert.equal((await answer('subscribe', malformed)).error, 'BAD_REQUEST', JSON.stringify(malformed));
  }
  assert.deepEqual(await answer('auth', { token: 1 }), { success: false });
});
