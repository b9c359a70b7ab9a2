// Events as the official client receives them, with the plain client of the events guide.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, describe, test } from 'node:test';
import { io } from 'socket.io-client';
import { call, created, email, ifMatch, product, signIn, until, url } from './client.mjs';

const ENVELOPE = ['data', 'resource', 'timestamp', 'type', 'user'];
const DELETED = ['id', 'resource', 'timestamp', 'type', 'user'];
const BULK_DELETED = ['count', 'ids', 'resource', 'timestamp', 'type', 'user'];
const META = ['entityId', 'eventId', 'opId', 'seq', 'version'];
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

let api;
/** What has arrived: `{ event, envelope, meta }`, in order. */
let arrived = [];

/** Every client of this file; one that a failed test left open would keep the process alive. */
const clients = [];

function opened(options) {
  const client = io(url, options);
  clients.push(client);
  return client;
}

/** A client that has connected, and every argument of what it hears. */
async function connected(options = {}) {
  const client = opened({ auth: { token: api.token }, ...options });
  const heard = [];
  client.onAny((event, ...args) => heard.push({ event, envelope: args[0], meta: args[1], count: args.length }));
  await new Promise((resolve, reject) => {
    client.on('connect', resolve);
    client.on('connect_error', reject);
  });
  return { client, heard };
}

/** The error that a refused client is told. */
function refusal(options) {
  const client = opened({ reconnection: false, timeout: 5_000, ...options });
  return new Promise((resolve, reject) => {
    client.on('connect_error', resolve);
    client.on('connect', () => reject(new Error('it was let in')));
  }).finally(() => client.disconnect());
}

/** Everything that arrived up to and with a new product, without that product's own event. */
async function beforeMarker(heard = arrived) {
  const marker = await created(api, 'products', product());
  const mine = ({ envelope }) => envelope?.data?.id === marker.id;
  await until('the marker arrives', () => heard.some(mine));
  return heard.filter((entry) => !mine(entry));
}

before(async () => {
  api = await signIn();
  ({ heard: arrived } = await connected());
});

beforeEach(() => {
  arrived.length = 0;
});

after(() => clients.forEach((client) => client.disconnect()));

describe('the plain client of the guide', () => {
  test('hears create, update, delete and bulk delete', async () => {
    const heard = [];
    const plain = io(url, { auth: { token: api.token } });
    clients.push(plain);
    plain.on('products:created', (event) => heard.push(['created', event.data.name]));
    plain.on('products:updated', (event) => heard.push(['updated', event.data.name]));
    plain.on('products:deleted', (event) => heard.push(['deleted', event.id]));
    plain.on('products:bulk-deleted', (event) => heard.push(['bulk-deleted', event.count, event.ids]));
    await new Promise((resolve) => plain.on('connect', resolve));
    const a = await created(api, 'products', product({ name: 'A' }));
    const b = await created(api, 'products', product({ name: 'B' }));
    await api.patch(`/api/products/${a.id}`, { name: 'A2' }, ifMatch(a));
    await api.delete(`/api/products/${a.id}`, { 'if-match': '"2"' });
    await api.post('/api/products/bulk-delete', { ids: [b.id] });
    await until('five events', () => heard.length >= 5);
    plain.disconnect();
    assert.deepEqual(heard, [
      ['created', 'A'],
      ['created', 'B'],
      ['updated', 'A2'],
      ['deleted', a.id],
      ['bulk-deleted', 1, [b.id]],
    ]);
  });

  test('prints what happens, as a script', async () => {
    const run = (token) => {
      const child = spawn(process.execPath, ['watch.mjs'], { env: { ...process.env, TOKEN: token } });
      const output = { child, text: '' };
      child.stdout.on('data', (data) => (output.text += data));
      return output;
    };
    const watch = run(api.token);
    const stranger = run('nobody');
    try {
      await until('it is connected', () => watch.text.includes('connected'));
      const row = await created(api, 'products', product({ name: 'Watched' }));
      await api.delete(`/api/products/${row.id}`, { 'if-match': '*' });
      await until('two lines', () => watch.text.includes(`created: Watched\ndeleted: ${row.id}\n`));
      await until('a refusal', () => stranger.text.includes('refused: UNAUTHORIZED'));
    } finally {
      watch.child.kill();
      stranger.child.kill();
    }
  });

  for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']]) {
    test(`over ${transports.join(' and then ')}`, async () => {
      const { client, heard } = await connected({ transports });
      assert.deepEqual(await beforeMarker(heard), []);
    });
  }
});

describe('what an event carries', () => {
  const check = ({ envelope, meta, count }, keys, type) => {
    assert.equal(count, 2);
    assert.deepEqual(Object.keys(envelope).sort(), keys);
    assert.equal(envelope.type, type);
    assert.equal(envelope.resource, 'products');
    assert.match(envelope.timestamp, ISO);
    assert.deepEqual(envelope.user, { id: api.user.id, email });
    assert.deepEqual(Object.keys(meta).sort(), META);
    assert.ok(Number.isInteger(meta.seq) && meta.seq > 0);
    assert.match(meta.eventId, /^[0-9a-f-]{36}$/);
  };

  test('created: the row as the list returns it', async () => {
    const opId = randomUUID();
    const answer = await api.post('/api/products', product(), { 'idempotency-key': opId });
    const [event] = await until('it arrives', () => arrived.length && arrived);
    assert.equal(event.event, 'products:created');
    check(event, ENVELOPE, 'created');
    const row = answer.body.data;
    const { body } = await api.get(`/api/products?id=${row.id}`);
    assert.deepEqual(event.envelope.data, body.data[0]);
    assert.equal(event.meta.entityId, row.id);
    assert.equal(event.meta.version, 1);
    assert.equal(event.meta.opId, opId);
  });

  test('updated, by PATCH and PUT', async () => {
    const row = await created(api, 'products', product());
    const patched = await api.patch(`/api/products/${row.id}`, { name: 'P' }, ifMatch(row));
    const opId = randomUUID();
    const put = await api.put(`/api/products/${row.id}`, product({ code: row.code }), {
      'if-match': '"2"',
      'idempotency-key': opId,
    });
    await until('three arrive', () => arrived.length === 3);
    const [, first, second] = arrived;
    assert.equal(first.event, 'products:updated');
    check(first, ENVELOPE, 'updated');
    assert.deepEqual(first.envelope.data, patched.body.data);
    assert.equal(first.meta.opId, null);
    assert.deepEqual(second.envelope.data, put.body.data);
    assert.equal(second.meta.version, 3);
    assert.equal(second.meta.opId, opId);
    assert.equal(second.meta.seq, first.meta.seq + 1);
    assert.notEqual(second.meta.eventId, first.meta.eventId);
  });

  test('deleted: the id only', async () => {
    const row = await created(api, 'products', product());
    await api.delete(`/api/products/${row.id}`, ifMatch(row));
    await until('both arrive', () => arrived.length === 2);
    assert.equal(arrived[1].event, 'products:deleted');
    check(arrived[1], DELETED, 'deleted');
    assert.equal(arrived[1].envelope.id, row.id);
    assert.equal(arrived[1].meta.entityId, row.id);
  });

  test('bulk-deleted: the ids really deleted', async () => {
    const a = await created(api, 'products', product());
    const b = await created(api, 'products', product());
    await api.post('/api/products/bulk-delete', { ids: [a.id, randomUUID(), b.id] });
    await until('three arrive', () => arrived.length === 3);
    assert.equal(arrived[2].event, 'products:bulk-deleted');
    check(arrived[2], BULK_DELETED, 'bulk-deleted');
    assert.deepEqual([...arrived[2].envelope.ids].sort(), [a.id, b.id].sort());
    assert.equal(arrived[2].envelope.count, 2);
  });

  test('another resource has its own name and sequence', async () => {
    const row = await created(api, 'products', product());
    const item = await created(api, 'order-items', { productId: row.id, quantity: 2, unitPrice: 1.5 });
    await until('both arrive', () => arrived.length === 2);
    const event = arrived.find((entry) => entry.event === 'order-items:created');
    assert.equal(event.envelope.resource, 'order-items');
    assert.deepEqual(event.envelope.data, item);
  });

  test('a module without events says nothing', async () => {
    await created(api, 'categories', { name: `Quiet ${randomUUID()}` });
    assert.deepEqual(await beforeMarker(), []);
  });
});

describe('nothing is announced', () => {
  test('of what was refused', async () => {
    const row = await created(api, 'products', product());
    const held = await created(api, 'products', product());
    await created(api, 'order-items', { productId: held.id, quantity: 1, unitPrice: 1 });
    await until('the rows are announced', () => arrived.length === 3);
    arrived.length = 0;
    const path = `/api/products/${row.id}`;
    const heldPath = `/api/products/${held.id}`;
    const gone = `/api/products/${randomUUID()}`;
    const any = { 'if-match': '*' };
    const answers = [
      await api.post('/api/products', product({ name: null })),
      await api.post('/api/products', product({ code: row.code })),
      await api.post('/api/products', product({ categoryId: randomUUID() })),
      await api.patch(path, { name: 'A' }),
      await api.patch(path, { name: 'A' }, { 'if-match': '"7"' }),
      await api.patch(path, { name: null }, any),
      await api.patch(path, { code: held.code }, any),
      await api.patch(gone, { name: 'A' }, any),
      await api.put(gone, product(), any),
      await api.delete(gone, any),
      await api.delete(path, { 'if-match': '"7"' }),
      await api.delete(heldPath, any),
      await api.post('/api/products/bulk-delete', { ids: [row.id, held.id] }),
      await call('POST', '/api/products', { body: product() }),
    ];
    const statuses = answers.map((answer) => answer.status);
    assert.deepEqual(statuses, [422, 409, 422, 428, 412, 422, 409, 404, 404, 404, 412, 422, 422, 401]);
    await api.post('/api/products/bulk-delete', { ids: [randomUUID()] });
    assert.deepEqual(await beforeMarker(), []);
  });

  test('of reads', async () => {
    await api.get('/api/products');
    assert.deepEqual(await beforeMarker(), []);
  });

  test('twice of a repeated request', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = product();
    await api.post('/api/products', body, key);
    await api.post('/api/products', body, key);
    assert.equal((await beforeMarker()).length, 1);
  });
});

describe('order', () => {
  test('writers at once: every event once, without a gap', async () => {
    const bodies = Array.from({ length: 200 }, (_, n) => product({ name: `N${n}` }));
    const answers = await Promise.all(bodies.map((body) => api.post('/api/products', body)));
    assert.ok(answers.every((answer) => answer.status === 201));
    await until('200 arrive', () => arrived.length === 200, 20_000);
    const seqs = arrived.map((entry) => entry.meta.seq);
    assert.deepEqual(seqs, seqs.map((_, n) => seqs[0] + n));
    const ids = answers.map((answer) => answer.body.data.id).sort();
    assert.deepEqual(arrived.map((entry) => entry.envelope.data.id).sort(), ids);
  });
});

describe('subscribe', () => {
  const subscribe = (client, request) => client.timeout(5_000).emitWithAck('subscribe', request);

  test('is acknowledged with the last number, and narrows to what is named', async () => {
    const { client, heard } = await connected();
    const ack = await subscribe(client, { features: ['order-items'] });
    assert.ok(Number.isInteger(ack['order-items'].seq), JSON.stringify(ack));
    const row = await created(api, 'products', product());
    const item = await created(api, 'order-items', { productId: row.id, quantity: 1, unitPrice: 1 });
    await until('the item arrives', () => heard.some((entry) => entry.envelope.data?.id === item.id));
    assert.deepEqual(heard.map((entry) => entry.event), ['order-items:created']);
  });

  test('with `since` brings what was missed, in order, and then what is new', async () => {
    const first = await connected();
    const { products } = await subscribe(first.client, { features: ['products'] });
    first.client.disconnect();
    const missed = [];
    for (const name of ['one', 'two', 'three']) missed.push(await created(api, 'products', product({ name })));
    // What is on its way would come to a new connection, too, before it is asked for.
    await until('the missed ones are out', () =>
      missed.every(({ id }) => arrived.some((entry) => entry.envelope.data?.id === id)));
    const second = await connected();
    await subscribe(second.client, { features: ['products'], since: { products: products.seq } });
    const live = await created(api, 'products', product({ name: 'four' }));
    const ids = [...missed, live].map((row) => row.id);
    await until('four arrive', () => second.heard.length >= 4);
    assert.deepEqual(second.heard.map((entry) => entry.envelope.data.id), ids);
    assert.deepEqual(second.heard.map((entry) => entry.meta.seq), ids.map((_, n) => products.seq + 1 + n));
    second.client.disconnect();
  });

  test('with a number that was never given asks for a new start', async () => {
    const { client } = await connected();
    const ack = await subscribe(client, { features: ['products'], since: { products: 999_999_999 } });
    assert.equal(ack.products.resync, true, JSON.stringify(ack));
  });

  test('in the handshake is answered first, brings what was missed, and then what is new', async () => {
    const one = await created(api, 'products', product({ name: 'one' }));
    const { seq } = (await until('it is out', () => arrived.find((entry) => entry.envelope.data?.id === one.id))).meta;
    const two = await created(api, 'products', product({ name: 'two' }));
    const { client, heard } = await connected({ auth: { token: api.token, since: { products: seq, secrets: 1 } } });
    await until('the second arrives', () => heard.length >= 2);
    const item = await created(api, 'order-items', { productId: one.id, quantity: 1, unitPrice: 1 });
    await until('the item is out', () => arrived.some((entry) => entry.envelope.data?.id === item.id));
    const three = await created(api, 'products', product({ name: 'three' }));
    await until('the third arrives', () => heard.length >= 3);
    assert.deepEqual(heard[0].envelope, { products: { seq }, secrets: { error: 'NOT_FOUND' } });
    assert.deepEqual(heard.map((entry) => entry.event), ['subscribed', 'products:created', 'products:created']);
    assert.deepEqual(heard.slice(1).map((entry) => entry.envelope.data.id), [two.id, three.id]);
    // More can be asked for later.
    const ack = await subscribe(client, { features: ['order-items'] });
    assert.ok(Number.isInteger(ack['order-items'].seq), JSON.stringify(ack));
  });

  test('in the handshake without a number that fits says that the list has to be read', async () => {
    const one = await created(api, 'products', product());
    const { seq } = (await until('it is out', () => arrived.find((entry) => entry.envelope.data?.id === one.id))).meta;
    for (const since of [999_999_999, -1, null]) {
      const { client, heard } = await connected({ auth: { token: api.token, since: { products: since } } });
      await until('the answer', () => heard.length > 0);
      assert.deepEqual(heard[0], { event: 'subscribed', envelope: { products: { seq, resync: true } }, meta: undefined, count: 1 });
      client.disconnect();
    }
  });

  test('to what does not exist is not granted', async () => {
    const { client } = await connected();
    const ack = await subscribe(client, { features: ['secrets'] });
    assert.equal(ack.secrets?.seq, undefined, JSON.stringify(ack));
  });

  test('unsubscribe ends it', async () => {
    const { client, heard } = await connected();
    await subscribe(client, { features: ['products', 'order-items'] });
    client.emit('unsubscribe', { features: ['products'] });
    await subscribe(client, { features: ['order-items'] });
    const row = await created(api, 'products', product());
    const item = await created(api, 'order-items', { productId: row.id, quantity: 1, unitPrice: 1 });
    await until('the item arrives', () => heard.some((entry) => entry.envelope.data?.id === item.id));
    assert.deepEqual(heard.map((entry) => entry.event), ['order-items:created']);
  });
});

describe('refused', () => {
  test('without a token', async () => {
    assert.ok(await refusal({}));
    assert.ok(await refusal({ auth: {} }));
  });

  test('with a bad token', async () => {
    assert.ok(await refusal({ auth: { token: 'not.a.token' } }));
  });

  test('with a token in the URL only', async () => {
    assert.ok(await refusal({ query: { token: api.token } }));
  });

  for (const transports of [['polling'], ['websocket']]) {
    test(`from a foreign origin, by ${transports[0]}`, async () => {
      const extraHeaders = { origin: 'https://evil.example' };
      assert.ok(await refusal({ auth: { token: api.token }, transports, extraHeaders }));
    });

    test(`not from an allowed origin, by ${transports[0]}`, async () => {
      const extraHeaders = { origin: process.env.ALLOWED_ORIGIN };
      const { client } = await connected({ transports, extraHeaders });
    });
  }
});
