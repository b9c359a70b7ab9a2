// The rules of the guide's chapter: no product without a price is sold, and no price falls by more than half at once.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { assertRefused, created, fresh, ifMatch, rows, signIn, until, url } from './client.mjs';

const SOLD = 'must be above 0 for a product that is sold';
const HALF = 'must not fall by more than half at once';

let api;

before(async () => {
  api = await signIn();
});

const product = (changes = {}) => ({ code: fresh(), name: 'Lamp', price: 10, status: 'active', ...changes });

function assertRule(answer, message) {
  assertRefused(answer, 422, 'VALIDATION_FAILED', 'price');
  assert.deepEqual(answer.body.error.details.fields, [{ field: 'price', code: 'rule', message }]);
}

const events = () => rows("SELECT count(*) AS n FROM app_outbox WHERE resource = 'products'")[0].n;

test('a request that breaks a rule changes nothing, whatever it is', async () => {
  assertRule(await api.post('/api/products', product({ price: 0 })), SOLD);
  const row = await created(api, 'products', product());
  const before = events();
  const path = `/api/products/${row.id}`;
  assertRule(await api.patch(path, { price: 0 }, ifMatch(row)).then(two), SOLD);
  assertRule(await api.patch(path, { price: 4.99 }, ifMatch(row)), HALF);
  assertRule(await api.put(path, product({ code: row.code, price: 4 }), ifMatch(row)), HALF);
  assert.deepEqual((await api.get(path)).body.data, row);
  assert.equal(events(), before);
  const changed = await api.patch(path, { price: 5 }, ifMatch(row));
  assert.equal(changed.status, 200, changed.text);
  const draft = await api.post('/api/products', product({ price: 0, status: 'draft' }));
  assert.equal(draft.status, 201, draft.text);
});

/** Both rules are broken at once: both are told, the first of them is looked at. */
function two(answer) {
  const { fields } = answer.body.error.details;
  assert.deepEqual(fields.map(({ message }) => message), [SOLD, HALF]);
  fields.pop();
  return answer;
}

test('an import that breaks a rule says so at the row, new or known', async () => {
  const known = await created(api, 'products', product());
  const [good, bad] = [fresh(), fresh()];
  const file = `Code,Name,Price,Status\r\n${good},Lamp,3.00,active\r\n${bad},Lamp,0.00,active\r\n${known.code},Lamp,1.00,active\r\n`;
  const path = '/api/products/import/jobs';
  const sent = await fetch(`${url}${path}`, {
    method: 'POST',
    body: file,
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/octet-stream', 'x-file-name': 'products.csv' },
  }).then((response) => response.json());
  const { jobId, mapping } = sent.data;
  const reaches = (...statuses) =>
    until(`the import is ${statuses}`, async () => {
      const job = (await api.get(`${path}/${jobId}`)).body.data;
      return statuses.includes(job.status) && job;
    }, 60_000);
  assert.equal((await api.put(`${path}/${jobId}/mapping`, { mapping })).status, 200);
  await reaches('validated');
  const started = await api.post(`${path}/${jobId}/start`, { mode: 'valid-rows-only', duplicates: 'update' });
  assert.equal(started.status, 200, started.text);
  const done = await reaches('completed', 'failed');
  assert.deepEqual([done.status, done.successCount, done.failedCount], ['completed', 1, 2], JSON.stringify(done));
  const report = (await api.get(`${path}/${jobId}/rows?status=failed`)).body.data;
  assert.deepEqual(
    report.map(({ rowNo, errors }) => [rowNo, errors.map(({ field, message }) => [field, message])]),
    [
      [3, [['price', SOLD]]],
      [4, [['price', HALF]]],
    ],
  );
  const codes = rows(`SELECT code FROM products WHERE code IN ('${good}', '${bad}')`).map(({ code }) => code);
  assert.deepEqual(codes, [good]);
  assert.deepEqual((await api.get(`/api/products/${known.id}`)).body.data, known);
});
