// What holds for every request: what is refused leaves the connection in order, and says why in the one shape of errors.
import assert from 'node:assert/strict';
import net from 'node:net';
import { before, describe, test } from 'node:test';
import { assertRefused, call, created, ifMatch, product, signIn, url } from './client.mjs';

const NUL = '\0';
const { hostname, port, host } = new URL(url);
let api;

before(async () => {
  api = await signIn();
});

/** A connection on which requests are written by hand, one after the other. */
async function connection() {
  const socket = net.connect(Number(port), hostname);
  let text = '';
  let wake = () => {};
  socket.on('data', (data) => {
    text += data;
    wake();
  });
  for (const event of ['close', 'error']) socket.on(event, () => wake());
  await new Promise((resolve) => socket.once('connect', resolve));
  /** The next answer: its status and its head. */
  const answer = async () => {
    for (;;) {
      const end = text.indexOf('\r\n\r\n');
      const head = text.slice(0, Math.max(end, 0)).toLowerCase();
      const length = Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
      if (end >= 0 && text.length >= end + 4 + length) {
        text = text.slice(end + 4 + length);
        return { status: Number(head.split(' ')[1]), head };
      }
      assert.ok(!socket.destroyed, `the connection ended without an answer: ${text}`);
      await new Promise((resolve) => (wake = resolve));
    }
  };
  const write = (data) => new Promise((resolve) => socket.write(data, resolve));
  return { write, answer, end: () => socket.destroy() };
}

const head = (path, length, ...headers) =>
  [`POST ${path} HTTP/1.1`, `host: ${host}`, `content-length: ${length}`, ...headers, '', ''].join('\r\n');

describe('a request that is refused before its body is read', () => {
  const body = '{"code":"refused"}';
  const json = 'content-type: application/json';
  const refused = [
    ['without a token', () => head('/api/products', body.length, json), 401],
    ['with a body of another kind', () => head('/api/products', body.length, `authorization: Bearer ${api.token}`), 415],
    ['from a foreign origin', () => head('/api/products', body.length, json, 'origin: http://foreign.example'), 403],
    ['at no address', () => head('/api/nothing', body.length, json), 404],
  ];
  for (const [what, request, status] of refused) {
    test(`${what} does not eat the next one`, async () => {
      const client = await connection();
      for (let round = 0; round < 50; round += 1) {
        await client.write(request());
        // Sometimes the body is there with the head, and sometimes it comes when the answer is being written.
        if (round % 2) await new Promise((resolve) => setImmediate(resolve));
        await client.write(body);
        const first = await client.answer();
        assert.equal(first.status, status);
        assert.doesNotMatch(first.head, /connection: close/);
        await client.write(`GET /health HTTP/1.1\r\nhost: ${host}\r\n\r\n`);
        assert.equal((await client.answer()).status, 200);
      }
      client.end();
    });
  }

  test('ends the connection when the body is large, or waits to be asked for', async () => {
    for (const request of [head('/api/products', 900_000, json), head('/api/products', 10, json, 'expect: 100-continue')]) {
      const client = await connection();
      await client.write(request);
      const { status, head: answered } = await client.answer();
      assert.equal(status, 401);
      assert.match(answered, /connection: close/);
      client.end();
    }
  });
});

describe('NUL', () => {
  test('in a field of a body', async () => {
    assertRefused(await api.post('/api/products', product({ name: `a${NUL}` })), 422, 'VALIDATION_FAILED', 'name');
    const body = { email: `a${NUL}@example.com`, password: 'x' };
    assertRefused(await call('POST', '/api/auth/login', { body }), 422, 'VALIDATION_FAILED', 'email');
    assertRefused(await api.post('/api/products/bulk-delete', { ids: [NUL] }), 422, 'VALIDATION_FAILED', 'ids');
  });

  test('in the path and in a query', async () => {
    assertRefused(await api.get('/api/products/%00'), 422, 'VALIDATION_FAILED', 'id');
    for (const name of ['search', 'name', 'sort', 'status']) {
      assertRefused(await api.get(`/api/products?${name}=a%00`), 422, 'VALIDATION_FAILED', name);
    }
  });
});

test('long searches and long lists of fields are 400', async () => {
  const fields = (name) => Array(2001).fill(name).join(',');
  for (const query of [
    `search=${'a'.repeat(40_000)}`,
    `name=${'a'.repeat(40_000)}`,
    `sort=${fields('name')}`,
    `fields=${fields('name')}`,
    `status=${fields('draft')}`,
  ]) {
    assertRefused(await api.get(`/api/products?${query}`), 400, 'BAD_REQUEST');
  }
});

test('`If-Match` takes a list, and a weak tag is the tag of no record', async () => {
  const row = await created(api, 'products', product());
  const path = `/api/products/${row.id}`;
  const change = (tags) => api.patch(path, { stock: 1 }, { 'if-match': tags });
  assert.equal((await change('"7", "1"')).status, 200);
  assertRefused(await change('"1", "other, or not"'), 412, 'PRECONDITION_FAILED');
  assertRefused(await change('W/"2"'), 412, 'PRECONDITION_FAILED');
  assertRefused(await change('"2'), 400, 'BAD_REQUEST');
  assertRefused(await change('*, "2"'), 400, 'BAD_REQUEST');
  assert.equal((await api.delete(path, ifMatch({ version: 2 }))).status, 204);
});

test('every error has the same shape', async () => {
  const sent = (headers, body) => call('POST', '/api/products', { body, token: api.token, headers });
  assertRefused(await api.get('/api/nothing'), 404, 'NOT_FOUND');
  assertRefused(await api.get('/nothing'), 404, 'NOT_FOUND');
  assertRefused(await api.put('/api/products', {}), 405, 'METHOD_NOT_ALLOWED');
  assertRefused(await sent({ 'content-type': 'text/plain' }, 'x'), 415, 'UNSUPPORTED_MEDIA_TYPE');
  assertRefused(await sent({}, '{"code":'), 400, 'BAD_REQUEST');
  assertRefused(await sent({}, `"${'x'.repeat(1_100_000)}"`), 413, 'PAYLOAD_TOO_LARGE');
  assertRefused(await api.get('/api/products/%ff'), 400, 'BAD_REQUEST');
  for (const id of ['%zz', 'nothing']) assertRefused(await api.get(`/api/products/${id}`), 404, 'NOT_FOUND');
});
