// The description of the API: valid by the specification, clean to a linter, and enough to make a typed client from.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';

const { API_URL, VALIDATOR } = process.env;
const folder = mkdtempSync(join(import.meta.dirname, 'openapi-'));
const file = join(folder, 'openapi.json');
const env = { ...process.env, REDOCLY_TELEMETRY: 'off' };
let api;

const tool = (name, ...args) => {
  try {
    return execFileSync(join(import.meta.dirname, 'node_modules/.bin', name), args, { encoding: 'utf8', env, stdio: 'pipe' });
  } catch (error) {
    assert.fail(`${name}: ${error.stdout}${error.stderr}`);
  }
};

const operations = () => Object.values(api.paths).flatMap((item) => Object.values(item));

before(async () => {
  const answer = await fetch(`${API_URL}/openapi.json`);
  api = await answer.json();
  writeFileSync(file, JSON.stringify(api));
});

test('the specification accepts it', () => {
  assert.match(execFileSync(VALIDATOR, [file], { encoding: 'utf8' }), /OK/);
});

test('a linter finds no error', () => {
  tool('redocly', 'lint', file, '--extends', 'recommended');
});

test('every answer says what it means, and every guarded route who is refused', () => {
  for (const { operationId, responses, security } of operations()) {
    for (const [status, { description }] of Object.entries(responses)) {
      assert.ok(description, `${operationId} ${status} has no description`);
    }
    const common = security ? ['429'] : ['401', '403', '429'];
    for (const status of common) assert.ok(responses[status], `${operationId} does not name ${status}`);
  }
  const { put, patch } = api.paths['/api/products/{id}'];
  for (const { responses } of [put, patch]) {
    for (const status of ['404', '409', '412', '422', '428']) assert.ok(responses[status], `no ${status}`);
  }
});

test('bodies say what is required, how long it may be, and where null is taken', () => {
  const { CreateProduct, UpdateProduct } = api.components.schemas;
  assert.deepEqual(CreateProduct.required, ['code', 'status', 'price']);
  assert.equal(UpdateProduct.required, undefined);
  for (const { properties } of [CreateProduct, UpdateProduct]) {
    assert.deepEqual(properties.code, { type: 'string', maxLength: 20, pattern: '^[^\\u0000]*$' });
    assert.deepEqual(properties.note.type, ['string', 'null']);
    assert.deepEqual(properties.status, { type: 'string', enum: ['open', 'paid'] });
  }
});

test('a change answers the record to readers, and to others its key and its version', () => {
  const { post } = api.paths['/api/products'];
  const { put, patch } = api.paths['/api/products/{id}'];
  for (const { responses } of [post, put, patch]) {
    const { description, content } = responses['201'] ?? responses['200'];
    assert.match(description, /`products\.read`/);
    const [record, reference] = content['application/json'].schema.properties.data.anyOf;
    assert.equal(record.$ref, '#/components/schemas/Product');
    assert.deepEqual(reference.required, ['id', 'version']);
    assert.equal(reference.properties.id.format, 'uuid');
  }
});

test('a client is made from it, and its types hold', () => {
  tool('openapi-typescript', file, '-o', join(folder, 'api.ts'));
  writeFileSync(
    join(folder, 'client.ts'),
    `import createClient from 'openapi-fetch';
import type { paths } from './api.js';

const api = createClient<paths>({ baseUrl: 'http://127.0.0.1' });

export async function rename(id: string): Promise<string | undefined> {
  const found = await api.GET('/api/products/{id}', { params: { path: { id } } });
  const version: number | undefined = found.data?.data.version;
  const changed = await api.PATCH('/api/products/{id}', {
    params: { path: { id }, header: { 'If-Match': String(version) } },
    body: { code: 'new', note: null },
  });
  // @ts-expect-error a code is never null
  await api.PATCH('/api/products/{id}', { params: { path: { id }, header: { 'If-Match': '*' } }, body: { code: null } });
  // @ts-expect-error a change names the version that it is about
  await api.PATCH('/api/products/{id}', { params: { path: { id } }, body: {} });
  // @ts-expect-error a product has a code
  await api.POST('/api/products', { body: { status: 'open', price: 1 } });
  // Whoever may not read gets the key and the version.
  const row = changed.data?.data;
  return row && 'code' in row ? row.code : undefined;
}
`,
  );
  const strict = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'];
  tool('tsc', ...strict, join(folder, 'client.ts'));
});
