// The REST contract of a generated module, on whichever database the API runs.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { assertRefused, call, created, fresh, ifMatch, product, rows, signIn } from './client.mjs';

let api;
let category;

before(async () => {
  api = await signIn();
  category = await created(api, 'categories', { name: fresh('Category ') });
});

describe('who may come in', () => {
  test('no token, a broken one and a wrong scheme are 401', async () => {
    assertRefused(await call('GET', '/api/products'), 401, 'UNAUTHORIZED');
    assertRefused(await call('GET', '/api/products', { token: 'not.a.token' }), 401, 'UNAUTHORIZED');
    const basic = { headers: { authorization: 'Basic YTpi' } };
    assertRefused(await call('GET', '/api/products', basic), 401, 'UNAUTHORIZED');
  });

  test('a token of another key or algorithm is 401', async () => {
    const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = encode({ sub: api.user.id, email: api.user.email, perms: ['*'], exp: 4102444800 });
    const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${claims}.`;
    assertRefused(await call('GET', '/api/products', { token: unsigned }), 401, 'UNAUTHORIZED');
    const foreign = `${encode({ alg: 'HS256', typ: 'JWT' })}.${claims}.${Buffer.alloc(32).toString('base64url')}`;
    assertRefused(await call('GET', '/api/products', { token: foreign }), 401, 'UNAUTHORIZED');
  });

  test('a wrong password is 401', async () => {
    const body = { email: 'admin@example.com', password: 'wrong' };
    assertRefused(await call('POST', '/api/auth/login', { body }), 401, 'UNAUTHORIZED');
  });

  test('the signed-in user is known', async () => {
    const { status, body } = await api.get('/api/auth/me');
    assert.equal(status, 200);
    assert.equal((body.data.user ?? body.data).email, 'admin@example.com');
  });

  test('health and the description of the API need no token', async () => {
    assert.equal((await call('GET', '/health')).status, 200);
    const { status, body } = await call('GET', '/openapi.json');
    assert.equal(status, 200);
    assert.ok(body.paths['/api/products'], 'the module is not described');
    assert.ok(body.paths['/api/products/{id}'], 'the module is not described');
  });
});

describe('create and read', () => {
  test('201 with Location, ETag and the whole row', async () => {
    const sent = product({ categoryId: category.id });
    const { status, headers, body } = await api.post('/api/products', sent);
    assert.equal(status, 201);
    assert.deepEqual(Object.keys(body).sort(), ['data', 'success']);
    assert.equal(body.success, true);
    const row = body.data;
    for (const [name, value] of Object.entries(sent)) assert.deepEqual(row[name], value, name);
    assert.match(row.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/);
    assert.equal(row.version, 1);
    assert.match(row.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/);
    assert.equal(headers.get('location'), `/api/products/${row.id}`);
    assert.equal(headers.get('etag'), '"1"');
    assert.ok(headers.get('x-request-id'));
    const read = await api.get(`/api/products/${row.id}`);
    assert.equal(read.status, 200);
    assert.deepEqual(read.body.data, row);
    assert.equal(read.headers.get('etag'), '"1"');
  });

  test('a row that is not there is 404', async () => {
    assertRefused(await api.get(`/api/products/${randomUUID()}`), 404, 'PRODUCTS_NOT_FOUND');
  });

  test('an id that cannot be one is refused, not an internal error', async () => {
    const { status } = await api.get('/api/products/not-a-uuid');
    assert.ok(status === 400 || status === 404, String(status));
  });

  test('a second row with a unique value is 409 and names the field', async () => {
    const first = await created(api, 'products', product());
    assertRefused(await api.post('/api/products', product({ code: first.code })), 409, 'PRODUCTS_DUPLICATE_CODE', 'code');
  });

  test('a reference to nothing is 422 and names the field', async () => {
    const body = product({ categoryId: randomUUID() });
    assertRefused(await api.post('/api/products', body), 422, 'PRODUCTS_REFERENCE_NOT_FOUND', 'categoryId');
  });

  const wrong = [
    ['a missing required field', { name: undefined }, 'name'],
    ['null where a value must be', { name: null }, 'name'],
    ['text that is too long', { code: 'x'.repeat(21) }, 'code'],
    ['a value outside of the enum', { status: 'eaten' }, 'status'],
    ['text where a number must be', { stock: 'many' }, 'stock'],
    ['a fraction where an integer must be', { stock: 1.5 }, 'stock'],
    ['an integer beyond 32 bits', { stock: 2147483648 }, 'stock'],
    ['a decimal with too many digits', { price: '10000000000.00' }, 'price'],
    ['a decimal that is none', { price: 'cheap' }, 'price'],
    ['an unknown field', { colour: 'red' }, 'colour'],
    ['a field that the server owns', { version: 7 }, 'version'],
  ];
  for (const [what, changes, field] of wrong) {
    test(`${what} is 422 at \`${field}\``, async () => {
      assertRefused(await api.post('/api/products', product(changes)), 422, 'VALIDATION_FAILED', field);
    });
  }

  test('every wrong field is named at once', async () => {
    const answer = await api.post('/api/products', product({ name: null, status: 'eaten', stock: 'x' }));
    const fields = answer.body.error.details.fields.map((problem) => problem.field);
    assert.deepEqual([...new Set(fields)].sort(), ['name', 'status', 'stock']);
  });

  test('a broken body, a wrong media type and a huge body are told apart', async () => {
    assertRefused(await api.post('/api/products', '{"code":'), 400, 'BAD_REQUEST');
    const plain = await api.post('/api/products', 'code', { 'content-type': 'text/plain' });
    assertRefused(plain, 415, 'UNSUPPORTED_MEDIA_TYPE');
    const huge = await api.post('/api/products', product({ description: 'x'.repeat(1_200_000) }));
    assertRefused(huge, 413, 'PAYLOAD_TOO_LARGE');
  });

  test('a method that a route does not have is 405, an unknown route 404', async () => {
    assertRefused(await api.put('/api/products', product()), 405, 'METHOD_NOT_ALLOWED');
    assertRefused(await api.get('/api/nothing-here'), 404, 'NOT_FOUND');
  });
});

describe('idempotency', () => {
  test('the same key and body is one row and the same answer', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = product();
    const first = await api.post('/api/products', body, key);
    const second = await api.post('/api/products', body, key);
    assert.equal(first.status, 201);
    assert.equal(second.status, 201);
    assert.deepEqual(second.body, first.body);
    assert.equal(second.headers.get('location'), first.headers.get('location'));
  });

  test('the same key at once is one row', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = product();
    const answers = await Promise.all(Array.from({ length: 6 }, () => api.post('/api/products', body, key)));
    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [201]);
    assert.equal(new Set(answers.map((answer) => answer.body.data.id)).size, 1);
  });

  test('the same key with another body is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    assert.equal((await api.post('/api/products', product(), key)).status, 201);
    assertRefused(await api.post('/api/products', product(), key), 422, 'IDEMPOTENCY_KEY_REUSED');
  });
});

describe('change', () => {
  test('PATCH keeps what is absent and clears what is null', async () => {
    const row = await created(api, 'products', product());
    const named = await api.patch(`/api/products/${row.id}`, { name: 'Floor lamp' }, ifMatch(row));
    assert.equal(named.status, 200, named.text);
    assert.equal(named.headers.get('etag'), '"2"');
    assert.deepEqual({ ...named.body.data, updatedAt: 0 }, { ...row, name: 'Floor lamp', version: 2, updatedAt: 0 });
    const cleared = await api.patch(`/api/products/${row.id}`, { description: null }, ifMatch(named.body.data));
    assert.equal(cleared.body.data.description, null);
    assert.equal(cleared.body.data.stock, 5);
    const refused = await api.patch(`/api/products/${row.id}`, { name: null }, ifMatch(cleared.body.data));
    assertRefused(refused, 422, 'VALIDATION_FAILED', 'name');
    const unknown = await api.patch(`/api/products/${row.id}`, { colour: 1 }, ifMatch(cleared.body.data));
    assertRefused(unknown, 422, 'VALIDATION_FAILED', 'colour');
  });

  test('PUT replaces: what is absent becomes null, a required field must come', async () => {
    const row = await created(api, 'products', product());
    const { description: _, stock: __, ...body } = product({ code: row.code, name: 'Torch' });
    const put = await api.put(`/api/products/${row.id}`, body, ifMatch(row));
    assert.equal(put.status, 200, put.text);
    assert.equal(put.body.data.name, 'Torch');
    assert.equal(put.body.data.description, null);
    const missing = await api.put(`/api/products/${row.id}`, { code: row.code }, ifMatch(put.body.data));
    assertRefused(missing, 422, 'VALIDATION_FAILED', 'name');
  });

  test('a write without If-Match is 428, a stale one 412 with the current row, `*` goes through', async () => {
    const row = await created(api, 'products', product());
    const path = `/api/products/${row.id}`;
    for (const answer of [await api.patch(path, { name: 'A' }), await api.put(path, product()), await api.delete(path)]) {
      assertRefused(answer, 428, 'PRECONDITION_REQUIRED');
    }
    const next = (await api.patch(path, { name: 'B' }, ifMatch(row))).body.data;
    for (const stale of [
      await api.patch(path, { name: 'C' }, ifMatch(row)),
      await api.put(path, product({ code: row.code }), ifMatch(row)),
      await api.delete(path, ifMatch(row)),
    ]) {
      assertRefused(stale, 412, 'PRECONDITION_FAILED');
      assert.deepEqual(stale.body.error.details.current, next);
    }
    assert.equal((await api.patch(path, { name: 'D' }, { 'if-match': '3' })).status, 412);
    assert.equal((await api.patch(path, { name: 'D' }, { 'if-match': '2' })).status, 200);
    assert.equal((await api.patch(path, { name: 'E' }, { 'if-match': '*' })).status, 200);
  });

  test('of writers at once with one version, one wins', async () => {
    const row = await created(api, 'products', product());
    const path = `/api/products/${row.id}`;
    const writers = Array.from({ length: 8 }, (_, n) => api.patch(path, { stock: n }, ifMatch(row)));
    const statuses = (await Promise.all(writers)).map((answer) => answer.status).sort();
    assert.deepEqual(statuses, [200, ...Array(7).fill(412)]);
    assert.equal((await api.get(path)).body.data.version, 2);
  });

  test('a change of what is not there is 404', async () => {
    const path = `/api/products/${randomUUID()}`;
    assertRefused(await api.patch(path, { name: 'A' }, { 'if-match': '*' }), 404, 'PRODUCTS_NOT_FOUND');
    assertRefused(await api.delete(path, { 'if-match': '*' }), 404, 'PRODUCTS_NOT_FOUND');
  });

  test('a change to a taken unique value is 409', async () => {
    const taken = await created(api, 'products', product());
    const row = await created(api, 'products', product());
    const answer = await api.patch(`/api/products/${row.id}`, { code: taken.code }, ifMatch(row));
    assertRefused(answer, 409, 'PRODUCTS_DUPLICATE_CODE', 'code');
  });
});

describe('delete', () => {
  test('204, and 404 afterwards', async () => {
    const row = await created(api, 'products', product());
    const answer = await api.delete(`/api/products/${row.id}`, ifMatch(row));
    assert.equal(answer.status, 204);
    assert.equal(answer.text, '');
    assertRefused(await api.get(`/api/products/${row.id}`), 404, 'PRODUCTS_NOT_FOUND');
  });

  test('a referenced row stays, and the answer names who refers to it', async () => {
    const row = await created(api, 'products', product());
    await created(api, 'order-items', { productId: row.id, quantity: 1, unitPrice: 10 });
    const answer = await api.delete(`/api/products/${row.id}`, ifMatch(row));
    assertRefused(answer, 422, 'PRODUCTS_CANNOT_DELETE_HAS_ORDER_ITEMS');
    assert.equal(answer.body.error.details.blockedBy[0].resource, 'order-items');
    assert.equal((await api.get(`/api/products/${row.id}`)).status, 200);
  });

  test('bulk: all that are there, told apart from those that are not', async () => {
    const a = await created(api, 'products', product());
    const b = await created(api, 'products', product());
    const { status, body } = await api.post('/api/products/bulk-delete', { ids: [a.id, randomUUID(), b.id] });
    assert.equal(status, 200);
    assert.deepEqual(body.data.ids.sort(), [a.id, b.id].sort());
    assert.equal(body.data.count, 2);
  });

  test('bulk: one blocked row keeps all of them', async () => {
    const free = await created(api, 'products', product());
    const held = await created(api, 'products', product());
    await created(api, 'order-items', { productId: held.id, quantity: 1, unitPrice: 10 });
    const answer = await api.post('/api/products/bulk-delete', { ids: [free.id, held.id] });
    assertRefused(answer, 422, 'PRODUCTS_CANNOT_DELETE_HAS_ORDER_ITEMS');
    assert.equal((await api.get(`/api/products/${free.id}`)).status, 200);
  });

  test('bulk: more than 1,000 ids are refused', async () => {
    const ids = Array.from({ length: 1001 }, () => randomUUID());
    const { status } = await api.post('/api/products/bulk-delete', { ids });
    assert.ok(status === 400 || status === 422, String(status));
  });
});

describe('audit', () => {
  test('each change leaves who, what, before and after; a refused one nothing', async () => {
    const row = await created(api, 'products', product());
    await api.patch(`/api/products/${row.id}`, { name: 'Renamed' }, ifMatch(row));
    await api.patch(`/api/products/${row.id}`, { name: null }, { 'if-match': '*' });
    await api.patch(`/api/products/${row.id}`, { name: 'Stale' }, ifMatch(row));
    await api.delete(`/api/products/${row.id}`, { 'if-match': '*' });
    const log = rows(`SELECT * FROM app_audit_log WHERE entity_id LIKE '%${row.id}%' ORDER BY id`);
    assert.equal(log.length, 3, JSON.stringify(log));
    assert.ok(log.every((entry) => JSON.stringify(entry).includes(api.user.id)));
    assert.ok(JSON.stringify(log[1]).includes('Desk lamp') && JSON.stringify(log[1]).includes('Renamed'));
  });
});
