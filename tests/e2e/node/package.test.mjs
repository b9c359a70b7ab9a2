// What the packages enterprise and full add: exports, choices, many changes at once, status actions, numbers, checks.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { io } from 'socket.io-client';
import { addUser, assertRefused, call, created, fresh, ifMatch, product, rows, signIn, until, url } from './client.mjs';

/** What a file may hold of a product, in an order that does not depend on when it was made. */
const IMPORTABLE = 'fields=code,name,price,status,stock,releasedOn,categoryId,origin&sort=code';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let api;
let category;
let socket;
let heard = [];

before(async () => {
  api = await signIn();
  category = await created(api, 'categories', { name: fresh('Lamps ') });
  socket = io(url, { auth: { token: api.token } });
  socket.onAny((name, event) => heard.push({ name, event }));
  await new Promise((resolve) => socket.once('connect', resolve));
});

after(() => socket.disconnect());

/** Takes a file. */
async function taken(query, { token } = api) {
  const response = await fetch(`${url}/api/products/export?${query}`, { headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function lines(query) {
  const { status, bytes } = await taken(query);
  assert.equal(status, 200, bytes.toString());
  return bytes.toString().replace(/^\uFEFF/, '').trimEnd().split('\r\n');
}

const lamp = (changes) => {
  const { description: _, ...fields } = product(changes);
  return { categoryId: category.id, ...fields };
};

describe('export', () => {
  test('all that match, in the order and with the columns that are asked for', async () => {
    const mark = fresh('E');
    for (let n = 0; n < 25; n += 1) await created(api, 'products', lamp({ name: `${mark} ${String(n).padStart(2, '0')}`, price: n + 0.5 }));
    const found = await lines(`search=${mark}&sort=-name&fields=name,price`);
    assert.equal(found[0], 'Name,Price');
    assert.equal(found.length, 26);
    assert.equal(found[1], `${mark} 24,24.50`);
    const all = await lines(`search=${mark}&sort=-name`);
    assert.equal(all[0], 'ID,Code,Name,Price,Status,Stock,Released On,Category ID,Origin,Created At,Updated At,Version');
  });

  test('the selection, and nothing else', async () => {
    const two = [await created(api, 'products', lamp()), await created(api, 'products', lamp())];
    await created(api, 'products', lamp());
    const ids = two.map((row) => row.id).join(',');
    const found = await lines(`fields=id&ids=${ids}`);
    assert.deepEqual(found.slice(1).sort(), two.map((row) => row.id).sort());
    assertRefused(await api.get('/api/products/export?ids=x'), 400, 'BAD_REQUEST');
    assertRefused(await api.get('/api/products/export?limit=5'), 400, 'BAD_REQUEST');
    assertRefused(await api.get('/api/products/export?format=pdf'), 400, 'BAD_REQUEST');
  });

  test('no text runs, and dates are dates', async () => {
    const name = '=1+1';
    const { id } = await created(api, 'products', lamp({ name, releasedOn: '2024-02-29' }));
    assert.deepEqual(await lines(`ids=${id}&fields=name,releasedOn`), ['Name,Released On', `'${name},2024-02-29`]);
    const { headers, bytes } = await taken(`ids=${id}&format=xlsx`);
    assert.equal(headers.get('content-type'), XLSX);
    assert.match(headers.get('content-disposition'), /^attachment; filename="products-\d{4}-\d\d-\d\d\.xlsx"$/);
    assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  });

  test('labels only to who may read what is referred to', async () => {
    const { id } = await created(api, 'products', lamp());
    const query = `ids=${id}&fields=categoryId&labels=true`;
    assert.deepEqual(await lines(query), ['Category ID,Category ID (label)', `${category.id},${category.name}`]);
    const clerk = await addUser(`${fresh('clerk')}@example.com`, 'products.read', 'products.export');
    const own = await taken(query, clerk);
    assert.equal(own.bytes.toString(), `\uFEFFCategory ID\r\n${category.id}\r\n`);
  });

  test('needs a permission of its own beside the one to read, and is noted', async () => {
    for (const permission of ['products.read', 'products.export']) {
      const { token } = await addUser(`${fresh('half')}@example.com`, permission);
      assertRefused(await call('GET', '/api/products/export', { token }), 403, 'FORBIDDEN');
    }
    const { id } = await created(api, 'products', lamp());
    await taken(`ids=${id}&fields=code`);
    const [entry] = rows("SELECT user_email, after FROM app_audit_log WHERE action = 'export' ORDER BY id DESC LIMIT 1");
    const after = typeof entry.after === 'string' ? JSON.parse(entry.after) : entry.after;
    assert.equal(entry.user_email, api.user.email);
    assert.deepEqual(after, { format: 'csv', query: `ids=${id}&fields=code`, rows: 1 });
  });

  for (const format of ['csv', 'xlsx']) {
    test(`what is exported as ${format} and imported into an empty table is exported as the same bytes`, async () => {
      await empty();
      const items = Array.from({ length: 40 }, (_, n) => random(n));
      assert.equal((await api.post('/api/products/bulk', { items })).status, 201);
      const before = await taken(`${IMPORTABLE}&format=${format}`);
      await empty();
      const job = await imported(before.bytes);
      assert.deepEqual([job.status, job.successCount], ['completed', items.length], JSON.stringify(job));
      const after = await taken(`${IMPORTABLE}&format=${format}`);
      assert.ok(before.bytes.equals(after.bytes), 'another file');
    });
  }
});

/** Takes all products away. */
async function empty() {
  for (;;) {
    const { body } = await api.get('/api/products?limit=100&fields=id');
    if (body.data.length === 0) return;
    const ids = body.data.map((row) => row.id);
    assert.equal((await api.post('/api/products/bulk-delete', { ids })).status, 200);
  }
}

/** A product of any shape; the same for the same number. */
function random(n) {
  const pick = (list, salt) => list[(n * 7919 + salt * 104729) % list.length];
  const names = ['=1+1', '+49 30', '-x', '-5', '@x', "'=1", "''", 'a,b;c', 'say "no"', 'two\nlines', '007', 'ünï', '1.5', '２＝'];
  return {
    code: `R${String(n).padStart(4, '0')}`,
    name: `${pick(names, 1)}${pick(['', ' ', 'z'], 2)}z`,
    price: pick([0, 0.01, -12.5, 9_999_999_999.99, 1234.5], 3),
    status: pick(['draft', 'active', 'discontinued'], 4),
    stock: pick([null, 0, -1, 2_147_483_647, -2_147_483_648], 5),
    releasedOn: pick([null, '2024-02-29', '1900-01-01', '1969-12-31', '9999-12-31', '2025-06-30'], 6),
    categoryId: pick([null, category.id], 7),
    origin: pick(['DE', 'FR', '=A'], 8),
  };
}

async function imported(bytes) {
  const headers = { authorization: `Bearer ${api.token}`, 'content-type': 'application/octet-stream' };
  const sent = await fetch(`${url}/api/products/import/jobs`, { method: 'POST', body: bytes, headers });
  const { data } = await sent.json();
  const path = `/api/products/import/jobs/${data.jobId}`;
  const reaches = (...statuses) =>
    until(`the import is ${statuses}`, async () => {
      const job = (await api.get(path)).body.data;
      return statuses.includes(job.status) && job;
    }, 30_000);
  await api.put(`${path}/mapping`, { mapping: data.mapping });
  await reaches('validated', 'failed');
  await api.post(`${path}/start`, { mode: 'all-or-nothing', duplicates: 'error' });
  return reaches('completed', 'failed');
}

describe('dropdown', () => {
  test('ids and labels, searched and in pages, for readers only', async () => {
    const mark = fresh('D');
    const b = await created(api, 'products', lamp({ name: `${mark} b` }));
    const a = await created(api, 'products', lamp({ name: `${mark} a` }));
    const { body } = await api.get(`/api/products/dropdown?search=${mark}&limit=1`);
    assert.deepEqual(body.data, [{ id: a.id, label: a.name }]);
    assert.deepEqual(body.pagination, { page: 1, limit: 1, total: 2, totalPages: 2 });
    const second = await api.get(`/api/products/dropdown?search=${mark}&limit=1&page=2`);
    assert.deepEqual(second.body.data, [{ id: b.id, label: b.name }]);
    const { token } = await addUser(`${fresh('writer')}@example.com`, 'products.create');
    assertRefused(await call('GET', '/api/products/dropdown', { token }), 403, 'FORBIDDEN');
  });
});

describe('bulk', () => {
  const names = (of) => heard.filter(({ name }) => of.includes(name)).map(({ name }) => name);

  test('all or nothing, each mistake with its place', async () => {
    const good = lamp();
    const items = [good, lamp({ price: 'x' }), lamp({ code: good.code }), lamp({ categoryId: fresh() })];
    const answer = await api.post('/api/products/bulk', { items });
    assertRefused(answer, 422, 'PRODUCTS_BULK_REFUSED');
    const { items: problems } = answer.body.error.details;
    assert.deepEqual(problems.map(({ index, status }) => [index, status]), [[1, 422], [2, 409], [3, 422]]);
    assert.equal(problems[1].code, 'PRODUCTS_DUPLICATE_CODE');
    assert.equal((await api.get(`/api/products?code=${good.code}`)).body.pagination.total, 0);
  });

  test('what can be written is written when the request says so', async () => {
    const good = lamp();
    const answer = await api.post('/api/products/bulk?partial=true', { items: [lamp({ code: null }), good] });
    assert.equal(answer.status, 201, answer.text);
    const { count, items, problems } = answer.body.data;
    assert.deepEqual([count, items[0].index, problems[0].index], [1, 1, 0]);
    assert.equal((await api.get(`/api/products/${items[0].id}`)).body.data.code, good.code);
  });

  test('each change has its event, and lists hear one word', async () => {
    heard = [];
    const answer = await api.post('/api/products/bulk', { items: [lamp(), lamp()] }, { 'idempotency-key': fresh() });
    const made = answer.body.data.items;
    await until('the word', () => heard.find(({ name }) => name === 'products:bulk'));
    assert.deepEqual(names(['products:created', 'products:bulk']), ['products:created', 'products:created', 'products:bulk']);
    heard = [];
    const items = made.map(({ id, version }) => ({ id, version, data: { stock: 77 } }));
    const changed = await api.put('/api/products/bulk', { items });
    assert.equal(changed.status, 200, changed.text);
    const word = await until('the word', () => heard.find(({ name }) => name === 'products:bulk'));
    assert.deepEqual([word.event.action, word.event.count, word.event.ids], ['updated', 2, made.map(({ id }) => id)]);
    assert.equal(names(['products:updated']).length, 2);
    const [{ count }] = rows(`SELECT count(*) AS count FROM app_audit_log WHERE entity_id = '${made[0].id}'`);
    assert.equal(Number(count), 2);
  });

  test('a row that has moved on stops all, and so does one without a version', async () => {
    const [one, two] = [await created(api, 'products', lamp()), await created(api, 'products', lamp())];
    const row = ({ id }, version) => ({ id, version, data: { stock: 1 } });
    const stale = await api.put('/api/products/bulk', { items: [row(one, one.version), row(two, 99), { id: two.id, data: {} }] });
    assertRefused(stale, 422, 'PRODUCTS_BULK_REFUSED');
    const { items } = stale.body.error.details;
    assert.deepEqual(items.map(({ index, status }) => [index, status]), [[1, 412], [2, 422]]);
    assert.equal((await api.get(`/api/products/${one.id}`)).body.data.version, one.version);
    const any = await api.put('/api/products/bulk', { items: [row(one, '*'), row(two, '*')] });
    assert.equal(any.body.data.count, 2, any.text);
  });

  test('1 to 1,000 items', async () => {
    for (const items of [[], Array(1_001).fill({})]) {
      assertRefused(await api.post('/api/products/bulk', { items }), 422, 'VALIDATION_FAILED', 'items');
    }
  });
});

describe('status', () => {
  test('a record is given one of the words', async () => {
    const row = await created(api, 'products', lamp({ status: 'draft' }));
    const path = `/api/products/${row.id}/status`;
    assertRefused(await api.post(`${path}/active`), 428, 'PRECONDITION_REQUIRED');
    assertRefused(await api.post(`${path}/sold`, undefined, ifMatch(row)), 422, 'VALIDATION_FAILED', 'status');
    const changed = await api.post(`${path}/active`, undefined, ifMatch(row));
    assert.equal(changed.body.data.status, 'active', changed.text);
    assertRefused(await api.post(`${path}/draft`, undefined, ifMatch(row)), 412, 'PRECONDITION_FAILED');
  });

  test('a flag is switched', async () => {
    const row = await created(api, 'categories', { name: fresh('Flag '), isActive: false });
    const on = await api.post(`/api/categories/${row.id}/activate`, undefined, { 'if-match': '*' });
    assert.equal(on.body.data.isActive, true, on.text);
    const off = await api.post(`/api/categories/${row.id}/deactivate`, undefined, { 'if-match': '*' });
    assert.equal(off.body.data.isActive, false, off.text);
  });
});

describe('stats', () => {
  test('every number is counted', async () => {
    await empty();
    for (const status of ['draft', 'active', 'active']) await created(api, 'products', lamp({ status }));
    const { body } = await api.get('/api/products/stats');
    assert.equal(body.data.total, 3);
    assert.deepEqual(body.data.groups, { status: { active: 2, discontinued: 0, draft: 1 } });
    assert.equal(body.data.days.length, 30);
    assert.equal(body.data.days.reduce((sum, { count }) => sum + count, 0), 3);
  });
});

describe('checks', () => {
  const validate = async (path, body) => {
    const answer = await api.post(path, body);
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  };

  test('a body is told what a request would be told, and nothing is written', async () => {
    const row = await created(api, 'products', lamp());
    assert.deepEqual(await validate('/api/products/validate', lamp()), { valid: true, fields: [] });
    const twin = await validate('/api/products/validate', lamp({ code: row.code }));
    assert.deepEqual([twin.valid, twin.code, twin.fields[0].field], [false, 'PRODUCTS_DUPLICATE_CODE', 'code']);
    const change = await validate(`/api/products/${row.id}/validate`, { price: 'x' });
    assert.deepEqual([change.valid, change.fields[0].field], [false, 'price']);
    assert.deepEqual((await api.get(`/api/products/${row.id}`)).body.data, row);
    assertRefused(await api.post(`/api/products/${fresh()}/validate`, {}), 404, 'PRODUCTS_NOT_FOUND');
  });

  test('a value is free or taken, for who may write', async () => {
    const row = await created(api, 'products', lamp());
    const free = async (query, field = 'code') => api.get(`/api/products/check/${field}?${query}`);
    assert.deepEqual((await free(`value=${row.code}`)).body.data, { field: 'code', available: false });
    assert.equal((await free(`value=${row.code}&except=${row.id}`)).body.data.available, true);
    assert.equal((await free(`value=${fresh()}`)).body.data.available, true);
    assertRefused(await free('value=x', 'name'), 404, 'NOT_FOUND');
    const { token } = await addUser(`${fresh('writer')}@example.com`, 'products.update');
    const as = (query) => call('GET', `/api/products/check/code?${query}`, { token });
    assert.equal((await as(`value=${row.code}`)).status, 200);
    assertRefused(await as(`value=${row.code}&except=${row.id}`), 403, 'FORBIDDEN');
    const reader = await addUser(`${fresh('reader')}@example.com`, 'products.read');
    assertRefused(await call('GET', '/api/products/check/code?value=x', { token: reader.token }), 403, 'FORBIDDEN');
  });
});

describe('a deleted record', () => {
  const remove = async (resource, { id }) => {
    assert.equal((await api.delete(`/api/${resource}/${id}`, { 'if-match': '*' })).status, 204);
    return () => api.post(`/api/${resource}/${id}/undelete`);
  };

  test('comes back under its key, as a create that is told and noted', async () => {
    const row = await created(api, 'products', lamp({ stock: 7, releasedOn: '2024-02-29' }));
    const undelete = await remove('products', row);
    heard = [];
    const back = await undelete();
    assert.equal(back.status, 201, back.text);
    const own = ({ version: _, createdAt: __, updatedAt: ___, ...fields }) => fields;
    assert.deepEqual(own(back.body.data), own(row));
    const { event } = await until('its event', () => heard.find(({ name }) => name === 'products:created'));
    assert.equal(event.data.id, row.id);
    const { body } = await api.get(`/api/products/${row.id}/history`);
    assert.deepEqual(body.data.map(({ action }) => action), ['create', 'delete', 'create']);
    assertRefused(await undelete(), 409, 'PRODUCTS_NOT_DELETED');
    assertRefused(await api.post(`/api/products/${fresh()}/undelete`), 404, 'PRODUCTS_NOT_FOUND');
  });

  test('stays away while something keeps its place, or is missing', async () => {
    const row = await created(api, 'products', lamp());
    const undelete = await remove('products', row);
    const twin = await created(api, 'products', lamp({ code: row.code }));
    assertRefused(await undelete(), 409, 'PRODUCTS_DUPLICATE_CODE', 'code');
    await remove('products', twin);
    assert.equal((await undelete()).status, 201);

    const shelf = await created(api, 'categories', { name: fresh('Shelf ') });
    const book = await created(api, 'products', lamp({ categoryId: shelf.id }));
    const restore = await remove('products', book);
    await remove('categories', shelf);
    assertRefused(await restore(), 422, 'PRODUCTS_REFERENCE_NOT_FOUND', 'categoryId');
  });

  test('with a secret that it cannot be without is lost, and that is said', async () => {
    const row = await created(api, 'accounts', { name: fresh('Account '), passwd: 'secret' });
    const refused = await (await remove('accounts', row))();
    assertRefused(refused, 422, 'ACCOUNTS_SECRET_LOST');
    assert.match(refused.body.error.message, /`passwd`/);
  });
});
