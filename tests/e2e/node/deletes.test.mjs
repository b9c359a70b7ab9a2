// What the database deletes and changes together with a record has its rights, its events, its audit entries and its end.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { addUser, assertRefused, call, created, fresh, ifMatch, rows, signIn } from './client.mjs';

const ANY = { 'if-match': '*' };
/** The order in which events were written. */
const WRITTEN = process.env.DATABASE_URL.startsWith('postgres') ? 'id' : 'position';

let api;

before(async () => {
  api = await signIn();
});

const product = () => created(api, 'products', { code: fresh(), name: 'Lamp', price: 10, status: 'active' });
const review = (productId, replacesId) => created(api, 'reviews', { productId, replacesId, body: 'Bright' });

/** What was announced and noted since `mark`, in its order. */
const since = ({ event, entry }) => ({
  events: rows(`SELECT resource, type, payload FROM app_outbox WHERE ${WRITTEN} > ${event} ORDER BY ${WRITTEN}`).map(
    ({ resource, type, payload }) => {
      const envelope = typeof payload === 'string' ? JSON.parse(payload) : payload;
      return { event: `${resource}:${type}`, id: envelope.id ?? envelope.data?.id, ids: envelope.ids, data: envelope.data };
    },
  ),
  audit: rows(`SELECT resource, action FROM app_audit_log WHERE id > ${entry} ORDER BY id`).map(
    ({ resource, action }) => `${resource} ${action}`,
  ),
});

const mark = () => ({
  event: rows(`SELECT coalesce(max(${WRITTEN}), 0) AS n FROM app_outbox`)[0].n,
  entry: rows('SELECT coalesce(max(id), 0) AS n FROM app_audit_log')[0].n,
});

const names = (events) => events.map(({ event }) => event);

test('children go with a record, are announced before it, and only with the right to delete them', async () => {
  const { id } = await product();
  const child = await review(id);
  const { token: seller } = await addUser(`${fresh('s')}@example.com`, 'products.delete', 'reviews.read');
  const { token: owner } = await addUser(`${fresh('o')}@example.com`, 'products.delete', 'reviews.delete');
  const start = mark();
  const path = `/api/products/${id}`;
  const refused = await call('DELETE', path, { headers: ANY, token: seller });
  assertRefused(refused, 403, 'FORBIDDEN');
  assert.match(refused.body.error.message, /`reviews\.delete`/);
  assert.deepEqual(since(start), { events: [], audit: [] });

  assert.equal((await call('DELETE', path, { headers: ANY, token: owner })).status, 204);
  const { events, audit } = since(start);
  assert.deepEqual(names(events), ['reviews:deleted', 'products:deleted']);
  assert.deepEqual(events.map((event) => event.id), [child.id, id]);
  assert.deepEqual(audit, ['reviews delete', 'products delete']);
  assert.equal((await api.get(`/api/reviews/${child.id}`)).status, 404);
});

test('several go at once, and what referred to them is changed and has a new version', async () => {
  const products = [await product(), await product(), await product()];
  const [first, second] = [await review(products[0].id), await review(products[1].id)];
  const kept = await review(products[2].id, first.id);
  const start = mark();
  const gone = products.slice(0, 2).map(({ id }) => id);
  const answer = await api.post('/api/products/bulk-delete', { ids: gone });
  assert.equal(answer.status, 200, answer.text);
  const { events, audit } = since(start);
  assert.deepEqual(names(events), ['reviews:bulk-deleted', 'reviews:updated', 'products:bulk-deleted']);
  assert.deepEqual(events[0].ids.toSorted(), [first.id, second.id].toSorted());
  assert.deepEqual(audit.toSorted(), [...Array(2).fill('products delete'), ...Array(2).fill('reviews delete'), 'reviews update']);
  const now = (await api.get(`/api/reviews/${kept.id}`)).body.data;
  assert.deepEqual(now, { ...kept, replacesId: null, version: kept.version + 1 });
  assert.deepEqual(events[1].data, now);
  assert.equal((await api.patch(`/api/reviews/${kept.id}`, { body: 'Old' }, ifMatch(kept))).status, 412);
});

test('a new key goes on to those who refer to it', async () => {
  const { id, code } = await product();
  await created(api, 'prices', { productCode: code, place: 'Ulm', amount: 3 });
  const offer = await created(api, 'offers', { productCode: code, place: 'Ulm', title: 'Sale' });
  const start = mark();
  const renamed = fresh();
  const answer = await api.patch(`/api/products/${id}`, { code: renamed }, ANY);
  assert.equal(answer.status, 200, answer.text);
  const { events, audit } = since(start);
  assert.deepEqual(names(events), ['products:updated', 'prices:deleted', 'prices:created', 'offers:updated']);
  assert.equal(events[1].id, `${code}~Ulm`);
  assert.deepEqual(events[2].data, (await api.get(`/api/prices/${renamed}~Ulm`)).body.data);
  assert.deepEqual(events[3].data, { ...offer, productCode: renamed, version: offer.version + 1 });
  assert.equal(audit.length, 4);

  const gone = mark();
  assert.equal((await api.delete(`/api/products/${id}`, ANY)).status, 204);
  assert.deepEqual(names(since(gone).events), ['prices:deleted', 'offers:updated', 'products:deleted']);
});

test('too many are refused with their number, and can go in parts', async () => {
  const { id, code } = await product();
  const children = [];
  await Promise.all(
    Array.from({ length: 13 }, async () => {
      for (let count = 0; count < 77; count += 1) {
        children.push((await review(id)).id);
      }
    }),
  );
  assert.equal(children.length, 1_001);
  const start = mark();
  const refused = await api.delete(`/api/products/${id}`, ANY);
  assertRefused(refused, 409, 'PRODUCTS_TOO_MANY_REFERENCES');
  assert.deepEqual(refused.body.error.details.blockedBy, [{ resource: 'reviews', count: 1_001 }]);
  assert.deepEqual(since(start), { events: [], audit: [] });
  await api.post('/api/reviews/bulk-delete', { ids: children.slice(0, 1) });
  assert.equal((await api.delete(`/api/products/${id}`, ANY)).status, 204, code);
  assert.equal(rows(`SELECT count(*) AS n FROM reviews WHERE product_id = '${id}'`)[0].n, 0);
});

test('a child that comes while its parent goes is announced or refused', async () => {
  for (let round = 0; round < 20; round += 1) {
    const { id } = await product();
    const start = mark();
    const posts = Array.from({ length: 4 }, () => api.post('/api/reviews', { productId: id, body: 'Late' }));
    const gone = api.delete(`/api/products/${id}`, ANY);
    const answers = await Promise.all(posts);
    assert.equal((await gone).status, 204);
    const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.data.id);
    const told = since(start).events.filter(({ event }) => /^reviews:.*deleted$/.test(event));
    assert.deepEqual(told.flatMap((event) => event.ids ?? [event.id]).toSorted(), made.toSorted());
    assert.ok(answers.every(({ status }) => status === 201 || status === 422));
  }
  assert.equal(rows("SELECT count(*) AS n FROM reviews WHERE body = 'Late'")[0].n, 0);
});
