// What somebody hears of a table that they may not read, and whose imports are: with every way in, on a running API.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { addUser, assertRefused, call, change, created, fresh, rows, signIn, until, url } from './client.mjs';

const ITEMS = '/api/order-items/import';
const NOBODY = '00000000-0000-7000-8000-000000000000';

let admin;
let product;
const sockets = [];

/** A call with a token. */
const as = (token) => ({
  token,
  get: (path) => call('GET', path, { token }),
  post: (path, body, headers) => call('POST', path, { body, headers, token }),
  put: (path, body) => call('PUT', path, { body, token }),
  delete: (path) => call('DELETE', path, { headers: { 'if-match': '*' }, token }),
});

/** Someone who may do this, and nothing else. */
async function someone(name, ...permissions) {
  const { token } = await addUser(`${name}@example.com`, ...permissions);
  return as(token);
}

async function text(user, path) {
  const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${user.token}` } });
  assert.equal(response.status, 200);
  return response.text();
}

async function upload(user, file) {
  const headers = { authorization: `Bearer ${user.token}`, 'content-type': 'application/octet-stream' };
  const response = await fetch(`${url}${ITEMS}/jobs`, { method: 'POST', body: file, headers });
  return { status: response.status, text: await response.text() };
}

const reaches = (user, id, ...statuses) =>
  until(`import ${id} is ${statuses}`, async () => {
    const { data } = (await user.get(`${ITEMS}/jobs/${id}`)).body;
    return statuses.includes(data.status) && data;
  }, 30_000);

/** Sends items of these products and has them checked. */
async function checked(user, ...products) {
  const file = ['Product,Quantity', ...products.map((id) => `${id},3`)].join('\n');
  const answer = await upload(user, file);
  assert.equal(answer.status, 201, answer.text);
  const { jobId, columns } = JSON.parse(answer.text).data;
  assert.equal(columns.length, 2);
  const mapped = await user.put(`${ITEMS}/jobs/${jobId}/mapping`, { mapping: { productId: 0, quantity: 1 } });
  assert.equal(mapped.status, 200, mapped.text);
  return reaches(user, jobId, 'validated', 'failed');
}

async function listen(user) {
  const heard = [];
  const socket = io(url, { auth: { token: user.token }, reconnection: false, forceNew: true });
  sockets.push(socket);
  socket.onAny((name) => heard.push(name));
  await new Promise((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
  return { heard, subscribe: (feature) => socket.emitWithAck('subscribe', { features: [feature] }) };
}

before(async () => {
  admin = await signIn();
  const category = await created(admin, 'categories', { name: fresh() });
  const values = { code: fresh(), name: 'Not for everybody', price: 1, status: 'active', categoryId: category.id };
  product = await created(admin, 'products', values);
});

after(() => sockets.forEach((socket) => socket.disconnect()));

test('whoever may create and not read is told where the record is, also when it is sent again', async () => {
  const body = { name: fresh('Secret') };
  const headers = { 'idempotency-key': fresh() };
  const writer = await someone('writer', 'categories.create', 'categories.read');
  const first = await writer.post('/api/categories', body, headers);
  assert.equal(first.body.data.name, body.name);
  assert.deepEqual((await writer.post('/api/categories', body, headers)).body, first.body);

  change(`UPDATE app_users SET permissions = '["categories.create"]' WHERE email = 'writer@example.com'`);
  await until('the right is gone', async () => (await writer.get('/api/categories')).status === 403);
  const again = await writer.post('/api/categories', body, headers);
  assert.equal(again.status, 201, again.text);
  assert.deepEqual(again.body, { success: true, data: { id: first.body.data.id, version: 1 } });
  assert.equal(again.headers.get('location'), `/api/categories/${first.body.data.id}`);

  const fresher = await writer.post('/api/categories', { name: fresh('Secret') });
  assert.equal(fresher.status, 201);
  assert.deepEqual(Object.keys(fresher.body.data).sort(), ['id', 'version']);
  assert.equal(fresher.headers.get('etag'), '"1"');
});

test('names of records that somebody may not read neither sort nor find others', async () => {
  const blind = await someone('unnamed', 'products.read');
  const sighted = await someone('named', 'products.read', 'categories.read');
  const { name } = (await admin.get(`/api/categories/${product.categoryId}`)).body.data;
  const of = (user, query) => user.get(`/api/products?${query}`);
  for (const sort of ['categoryId.label', '-categoryId.label']) {
    assertRefused(await of(blind, `sort=${sort}`), 403, 'FORBIDDEN');
    assert.equal((await of(sighted, `sort=${sort}`)).status, 200);
  }
  assert.deepEqual((await of(blind, `search=${name}`)).body.data, []);
  assert.deepEqual((await of(sighted, `search=${name}`)).body.data.map(({ id }) => id), [product.id]);
});

test('a template refers to records that its reader may read', async () => {
  const blind = await someone('blind', 'order-items.import');
  const sighted = await someone('sighted', 'order-items.import', 'products.read');
  for (const format of ['csv', 'xlsx']) {
    assert.ok(!(await text(blind, `${ITEMS}/template?format=${format}`)).includes(product.id));
  }
  const { data: known } = (await admin.get('/api/products?limit=100')).body;
  const shown = await text(blind, `${ITEMS}/template`);
  assert.ok(known.every(({ id }) => !shown.includes(id)), shown);
  const told = await text(sighted, `${ITEMS}/template`);
  assert.ok(known.some(({ id }) => told.includes(id)), told);
});

test('a report tells of a table only what its reader may read there', async () => {
  const sighted = await someone('sighted2', 'order-items.import', 'order-items.create', 'products.read');
  const known = await checked(sighted, product.id, NOBODY);
  assert.deepEqual([known.validCount, known.invalidCount], [1, 1]);

  const blind = await someone('blind2', 'order-items.import', 'order-items.create');
  const unknown = await checked(blind, product.id, NOBODY);
  assert.deepEqual([unknown.validCount, unknown.invalidCount], [2, 0]);
  const started = await blind.post(`${ITEMS}/jobs/${unknown.jobId}/start`, { mode: 'valid-rows-only' });
  assert.equal(started.status, 200, started.text);
  const { successCount, failedCount } = await reaches(blind, unknown.jobId, 'completed', 'failed');
  assert.deepEqual([successCount, failedCount], [1, 1]);
});

test('what is in the way of a delete is named to whoever may read it', async () => {
  const path = `/api/categories/${product.categoryId}`;
  const blind = await someone('blind3', 'categories.delete');
  const refused = await blind.delete(path);
  assertRefused(refused, 422, 'CATEGORIES_CANNOT_DELETE_HAS_REFERENCES');
  assert.doesNotMatch(refused.text, /product/i);
  const sighted = await someone('sighted3', 'categories.delete', 'products.read');
  const told = await sighted.delete(path);
  assertRefused(told, 422, 'CATEGORIES_CANNOT_DELETE_HAS_PRODUCTS');
  assert.equal(told.body.error.details.blockedBy[0].resource, 'products');
  const ids = { ids: [product.categoryId] };
  assertRefused(await blind.post('/api/categories/bulk-delete', ids), 422, 'CATEGORIES_CANNOT_DELETE_HAS_REFERENCES');
});

test('an import needs the rights to what it does, when it is started and when it runs', async () => {
  const importer = await someone('importer', 'order-items.import');
  assert.equal((await upload(importer, 'Product,Quantity\n1,1')).status, 403);

  const creator = await someone('creator', 'order-items.import', 'order-items.create', 'products.read');
  const job = await checked(creator, product.id);
  const start = (choices) => creator.post(`${ITEMS}/jobs/${job.jobId}/start`, choices);
  const count = () => rows('SELECT count(*) AS n FROM order_items')[0].n;
  const before = count();
  change(`UPDATE app_users SET permissions = '["order-items.import"]' WHERE email = 'creator@example.com'`);
  assertRefused(await start({ mode: 'all-or-nothing' }), 403, 'FORBIDDEN');

  // As if it had been started a moment before the right was taken away.
  change(
    `UPDATE app_import_jobs SET status = 'pending', mode = 'all-or-nothing', duplicates = 'error'
     WHERE status = 'validated' AND created_by_email = 'creator@example.com'`,
  );
  const ended = await reaches(creator, job.jobId, 'completed', 'failed');
  assert.equal(ended.status, 'failed');
  assert.match(ended.error, /order-items\.create/);
  assert.equal(count(), before);
});

test('an import updates only for whoever may update', async () => {
  const PRODUCTS = '/api/products/import';
  const creator = await someone('updater', 'products.import', 'products.create');
  assertRefused(await creator.post(`${PRODUCTS}/jobs/${NOBODY}/start`, { duplicates: 'update' }), 403, 'FORBIDDEN');
  assertRefused(await creator.post(`${PRODUCTS}/jobs/${NOBODY}/start`, { duplicates: 'skip' }), 404, 'IMPORT_JOB_NOT_FOUND');
});

test("other people's imports are theirs", async () => {
  const rights = ['order-items.import', 'order-items.create', 'order-items.update', 'products.read'];
  const owner = await someone('owner', ...rights);
  const other = await someone('other', ...rights);
  const overseer = await someone('overseer', ...rights, 'order-items.import-all');
  const [mine, theirs, all] = [await listen(owner), await listen(other), await listen(overseer)];
  const { jobId } = await checked(owner, product.id, NOBODY);

  const at = `${ITEMS}/jobs/${jobId}`;
  const requests = [
    ['GET', at],
    ['GET', `${at}/rows`],
    ['GET', `${at}/failed-rows`],
    ['PUT', `${at}/sheet`, { sheet: 'Sheet1' }],
    ['PUT', `${at}/mapping`, { mapping: { productId: 0, quantity: 1 } }],
    ['POST', `${at}/start`, {}],
    ['POST', `${at}/cancel`, {}],
  ];
  for (const [method, path, body] of requests) {
    assertRefused(await call(method, path, { body, token: other.token }), 404, 'IMPORT_JOB_NOT_FOUND');
  }
  const list = async (user) => (await user.get(`${ITEMS}/jobs?limit=100`)).body;
  assert.deepEqual((await list(other)).pagination.total, 0);
  assert.deepEqual((await list(owner)).data.map((job) => job.jobId), [jobId]);
  for (const user of [overseer, admin]) {
    assert.ok((await list(user)).data.some((job) => job.jobId === jobId));
    assert.equal((await user.get(`${at}/rows`)).body.data.length, 2);
  }

  const started = await owner.post(`${at}/start`, { mode: 'valid-rows-only' });
  assert.equal(started.status, 200, started.text);
  await until('its owner hears the end', () => mine.heard.includes('order-items:import-completed'));
  await until('the overseer hears it', () => all.heard.includes('order-items:import-completed'));
  assert.deepEqual(theirs.heard, []);
});

test('sockets hear of what their users may read', async () => {
  const blind = await listen(await someone('deaf', 'products.create', 'products.update', 'products.delete'));
  const reader = await listen(await someone('hearing', 'products.read'));
  assert.deepEqual(await blind.subscribe('products'), { products: { error: 'FORBIDDEN' } });
  assert.equal((await reader.subscribe('products')).products.error, undefined);
  await created(admin, 'products', { code: fresh(), name: 'Heard', price: 1, status: 'draft' });
  await until('the reader hears', () => reader.heard.includes('products:created'));
  assert.deepEqual(blind.heard, []);
});
