// Reads that are noted: each before its answer, none lost, and told apart from changes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import { addUser, assertRefused, call, change, created, fresh, rows, signIn } from './client.mjs';

let api;
let visit;

before(async () => {
  api = await signIn();
  visit = await created(api, 'visits', { name: fresh('Visit ') });
});

/** What is noted of reads of this table, the oldest first. */
const noted = (resource = 'visits') =>
  rows(`SELECT user_email, action, entity_id, after FROM app_audit_log WHERE resource = '${resource}' AND action IN ('read', 'list') ORDER BY id`).map(
    ({ after, ...entry }) => ({ ...entry, after: typeof after === 'string' ? JSON.parse(after) : after }),
  );

test('a record that is shown is noted: who, which, by which request', async () => {
  const count = noted().length;
  await api.get(`/api/visits/${visit.id}`);
  const [entry] = noted().slice(count);
  const after = { path: `/api/visits/${visit.id}` };
  assert.deepEqual(entry, { user_email: api.user.email, action: 'read', entity_id: visit.id, after });
});

test('a page of a list is one entry that names its records', async () => {
  const count = noted().length;
  const query = `search=${encodeURIComponent(visit.name)}&limit=5`;
  await api.get(`/api/visits?${query}`);
  const [entry] = noted().slice(count);
  assert.deepEqual([entry.action, entry.after], ['list', { path: '/api/visits', query, ids: [visit.id] }]);
});

test('what shows nothing is not noted, and neither are other tables', async () => {
  const count = noted().length;
  assertRefused(await api.get(`/api/visits/${randomUUID()}`), 404, 'VISITS_NOT_FOUND');
  const { token } = await addUser(`${fresh('nobody')}@example.com`, 'products.read');
  assertRefused(await call('GET', `/api/visits/${visit.id}`, { token }), 403, 'FORBIDDEN');
  await api.get('/api/visits/history');
  await api.get('/api/products');
  assert.equal(noted().length, count);
  assert.equal(noted('products').length, 0);
});

test('reads at the same time are all noted', async () => {
  const count = noted().length;
  const answers = await Promise.all(Array.from({ length: 100 }, () => api.get(`/api/visits/${visit.id}`)));
  assert.ok(answers.every(({ status }) => status === 200));
  assert.equal(noted().length, count + 100);
});

test('what cannot be noted is not shown', async () => {
  change('ALTER TABLE app_audit_log RENAME TO app_audit_log_away');
  try {
    for (const path of [`/api/visits/${visit.id}`, '/api/visits']) {
      const refused = await api.get(path);
      assert.equal(refused.status, 503, refused.text);
      assert.ok(!refused.text.includes(visit.name));
    }
  } finally {
    change('ALTER TABLE app_audit_log_away RENAME TO app_audit_log');
  }
  assert.equal((await api.get(`/api/visits/${visit.id}`)).status, 200);
});

test('the history tells reads by themselves, to who may', async () => {
  const history = (query = '') => `/api/visits/${visit.id}/history${query}`;
  const actions = ({ body }) => [...new Set(body.data.map(({ action }) => action))];
  assert.deepEqual(actions(await api.get(history())), ['create']);
  const reads = await api.get(history('?reads=true'));
  assert.deepEqual(actions(reads), ['read']);
  assert.deepEqual(reads.body.data[0].asked, { path: `/api/visits/${visit.id}` });
  const { token } = await addUser(`${fresh('clerk')}@example.com`, 'visits.read', 'visits.history');
  assert.equal((await call('GET', history(), { token })).status, 200);
  assertRefused(await call('GET', history('?reads=true'), { token }), 403, 'FORBIDDEN');
});
