// Who may come in and who may listen: access that is given and taken away on the command line while the API runs, and too many sockets
// of one user. Where there is a second process, what is done at one holds at both.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { addUser, call, created, product, signIn, signInAs, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const { API_FOLDER, API_PROGRAM, EVENTS_SOCKETS_PER_USER, SECOND_PORT } = process.env;
/** Within this time access that is gone must be gone on live sockets too. */
const LIMIT = 20_000;
const LIST = '/api/products';

/** Every process of the API. */
const processes = [url];
const clients = [];
let second;
let admin;

/** Runs a command of the API; what it prints. */
const user = (...words) => execFileSync(API_PROGRAM, ['user', ...words], { cwd: API_FOLDER, encoding: 'utf8', stdio: 'pipe' });

/** What a command says that is refused. */
function refusal(...words) {
  try {
    user(...words);
  } catch (error) {
    return error.stderr;
  }
  return assert.fail(`not refused: user ${words.join(' ')}`);
}

/** The status of a request with a token, at each process. */
async function statuses(token, path = LIST) {
  const headers = { authorization: `Bearer ${token}` };
  const answers = processes.map((process) => fetch(`${process}${path}`, { headers }));
  return (await Promise.all(answers)).map(({ status }) => status);
}

const everywhere = (status) => processes.map(() => status);

/** A connected client and the names of the products that it hears of. */
async function listener(token, at = url) {
  const heard = [];
  const client = io(at, { auth: { token }, reconnection: false, forceNew: true });
  clients.push(client);
  client.on('products:created', (event) => heard.push(event.data.name));
  await new Promise((resolve, reject) => client.on('connect', resolve).on('connect_error', reject));
  return { client, heard };
}

const listeners = (token) => Promise.all(processes.map((process) => listener(token, process)));

before(async () => {
  if (SECOND_PORT) {
    second = await startApi(SECOND_PORT);
    processes.push(`http://127.0.0.1:${SECOND_PORT}`);
  }
  admin = await signIn();
});

after(async () => {
  clients.forEach((client) => client.disconnect());
  await second?.kill();
});

test('who is deactivated is refused at once and disconnected, and comes back with a new session only', async () => {
  const { token, password } = await addUser('locked@example.com', 'products.read');
  const sockets = await listeners(token);
  assert.deepEqual(await statuses(token), everywhere(200));

  user('deactivate', 'locked@example.com');
  assert.deepEqual(await statuses(token), everywhere(401));
  await assert.rejects(listener(token), /UNAUTHORIZED/);
  await until('all sockets are closed', () => sockets.every(({ client }) => client.disconnected), LIMIT);
  assert.match(user('list'), /^locked@example\.com +deactivated +products\.read$/m);
  assert.equal((await signInAs('locked@example.com', password)).status, 401);

  user('activate', 'locked@example.com');
  assert.deepEqual(await statuses(token), everywhere(401));
  assert.equal((await signInAs('locked@example.com', password)).status, 200);
});

test('a permission that is taken away is refused at once and not heard any more', async () => {
  const loser = 'loser@example.com';
  const { token } = await addUser(loser, 'products.read', 'categories.read');
  const { token: other } = await addUser('reader@example.com', 'products.read');
  const [losers, readers] = [await listeners(token), await listeners(other)];
  const hear = (all, name) => all.every(({ heard }) => heard.includes(name));
  await created(admin, 'products', product({ name: 'for all' }));
  await until('all hear', () => hear([...losers, ...readers], 'for all'));

  user('permissions', loser, 'categories.read');
  assert.deepEqual(await statuses(token), everywhere(403));
  assert.deepEqual(await statuses(token, '/api/categories'), everywhere(200));
  const end = Date.now() + LIMIT;
  for (let count = 1; ; count += 1) {
    const name = `try ${count}`;
    await created(admin, 'products', product({ name }));
    await until('the readers hear', () => hear(readers, name));
    if (losers.every(({ heard }) => !heard.includes(name))) break;
    assert.ok(Date.now() < end, `still heard after ${LIMIT} ms`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  assert.ok(losers.every(({ client }) => client.connected), 'who may read something else stays connected');
});

test('a new password and a sign-out end the tokens of before, and their sockets', async () => {
  const changed = await addUser('changed@example.com', 'products.read');
  const leaver = await addUser('leaver@example.com', 'products.read');
  const stays = await signInAs('leaver@example.com', leaver.password);
  const sockets = [...(await listeners(changed.token)), ...(await listeners(leaver.token))];
  assert.deepEqual(await statuses(changed.token), everywhere(200));
  assert.deepEqual(await statuses(leaver.token), everywhere(200));

  const said = user('password', 'changed@example.com');
  assert.deepEqual(await statuses(changed.token), everywhere(401));
  assert.equal((await signInAs('changed@example.com', changed.password)).status, 401);
  assert.equal((await signInAs('changed@example.com', /password: (\S+)/.exec(said)[1])).status, 200);

  assert.equal((await call('POST', '/api/auth/logout', { token: leaver.token })).status, 204);
  assert.deepEqual(await statuses(leaver.token), everywhere(401));
  assert.deepEqual(await statuses(stays.body.data.accessToken), everywhere(200));
  await until('all sockets are closed', () => sockets.every(({ client }) => client.disconnected), LIMIT);
});

test('a slip on the command line changes nothing', () => {
  assert.match(refusal('add', 'slip@example.com', 'product.raed'), /no permission `product\.raed`.*`products\.read`/);
  assert.match(refusal('permissions', admin.user.email, 'patients.read'), /no permission `patients\.read`/);
  assert.match(refusal('deactivate', admin.user.email), /last active user with the permission `\*`/);
  assert.match(refusal('permissions', admin.user.email, 'products.*'), /last active user/);
  assert.match(refusal('deactivate', 'nobody@example.com'), /no user `nobody@example\.com`/);
  assert.match(refusal('delete', admin.user.email), /--help/);
  assert.match(user('list'), /^admin@example\.com +active +\*$/m);
  assert.doesNotMatch(user('list'), /slip@example\.com/);
});

test('one user has so many sockets and no more', async () => {
  const { token } = await addUser('many@example.com', 'products.read');
  for (let n = 0; n < Number(EVENTS_SOCKETS_PER_USER); n += 1) await listener(token);
  await assert.rejects(listener(token), /TOO_MANY_SOCKETS/);
});

test('sockets that come at the same moment are no more than the limit', async () => {
  const { token } = await addUser('hasty@example.com', 'products.read');
  const tries = await Promise.allSettled(Array.from({ length: 30 }, () => listener(token)));
  const accepted = tries.filter(({ status }) => status === 'fulfilled');
  assert.equal(accepted.length, Number(EVENTS_SOCKETS_PER_USER));
});

test('a feature counts once, what is missed is sent so many times, and a message that cannot be read is answered', async () => {
  const { token } = await addUser('greedy@example.com', 'categories.read', 'order-items.read', 'products.read');
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
