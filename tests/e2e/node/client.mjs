// A client of the generated API: signs in, calls it, and looks into its database.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

export const url = process.env.API_URL;
export const email = 'admin@example.com';
const password = process.env.ADMIN_PASSWORD;

const LIMIT = 10_000;

/** One request; `body` may be text for what JSON.stringify would not write. */
export async function call(method, path, { body, headers = {}, token } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${url}${path}`, {
    method,
    body: text,
    headers: {
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    signal: AbortSignal.timeout(LIMIT),
  });
  const answer = await response.text();
  let json;
  try {
    json = answer === '' ? undefined : JSON.parse(answer);
  } catch {
    assert.fail(`${method} ${path} answered ${response.status} without JSON: ${answer.slice(0, 200)}`);
  }
  return { status: response.status, headers: response.headers, text: answer, body: json };
}

/** A call as a signed-in user, `api.get('/api/products')` and so on. */
export async function signIn() {
  const answer = await signInAs(email, password);
  assert.equal(answer.status, 200, answer.text);
  const { accessToken: token, user } = answer.body.data;
  const as = (method) => (path, body, headers) => call(method, path, { body, headers, token });
  return {
    token,
    user,
    get: (path, headers) => call('GET', path, { headers, token }),
    post: as('POST'),
    put: as('PUT'),
    patch: as('PATCH'),
    delete: (path, headers) => call('DELETE', path, { headers, token }),
  };
}

export const signInAs = (email, password) => call('POST', '/api/auth/login', { body: { email, password } });

/** Makes a user from the command line and signs in; the password and the token. */
export async function addUser(email, ...permissions) {
  const { API_FOLDER, API_PROGRAM } = process.env;
  const said = execFileSync(API_PROGRAM, ['user', 'add', email, ...permissions], { cwd: API_FOLDER, encoding: 'utf8' });
  const password = /password: (\S+)/.exec(said)[1];
  const answer = await signInAs(email, password);
  assert.equal(answer.status, 200, answer.text);
  return { password, token: answer.body.data.accessToken };
}

/** The header of a write that expects the row as it is in `row`. */
export const ifMatch = (row) => ({ 'if-match': `"${row.version}"` });

let counter = 0;

/** A text of at most 20 characters that no other call returns. */
export const fresh = (prefix = 'C') => `${prefix}${process.pid}-${(counter += 1)}`;

/** A complete product; `changes` replaces or adds fields. */
export const product = (changes = {}) => ({
  code: fresh(),
  name: 'Desk lamp',
  price: 99.99,
  status: 'active',
  stock: 5,
  description: 'Warm light',
  ...changes,
});

/** Creates a row that must be accepted. */
export async function created(api, resource, body) {
  const answer = await api.post(`/api/${resource}`, body);
  assert.equal(answer.status, 201, answer.text);
  return answer.body.data;
}

/** Checks a refusal: status, code, the envelope's shape, and that nothing of the inside leaks. */
export function assertRefused(answer, status, code, field) {
  assert.equal(answer.status, status, answer.text);
  const { success, error, requestId } = answer.body;
  assert.deepEqual(Object.keys(answer.body).sort(), ['error', 'requestId', 'success']);
  assert.equal(success, false);
  assert.equal(error.code, code, answer.text);
  assert.ok(error.message.length > 0);
  assert.equal(requestId, answer.headers.get('x-request-id'));
  assert.doesNotMatch(answer.text, /sqlx|sqlite|postgres|SELECT |INSERT |panicked/i);
  if (field !== undefined) {
    const fields = error.details?.fields?.map((problem) => problem.field) ?? [];
    assert.ok(fields.includes(field), `no word about ${field}: ${answer.text}`);
    for (const problem of error.details.fields) {
      assert.deepEqual(Object.keys(problem).sort(), ['code', 'field', 'message']);
    }
  }
}

/** The rows that a statement finds in the database, each as an object of texts. */
export function rows(sql) {
  const { DATABASE_URL: database } = process.env;
  if (database.startsWith('postgres')) {
    const wrapped = `SELECT coalesce(json_agg(row_to_json(t)), '[]') FROM (${sql}) t`;
    return JSON.parse(execFileSync('psql', [database, '-qXAtc', wrapped], { encoding: 'utf8', timeout: LIMIT }));
  }
  const script =
    'import json, sqlite3, sys\n' +
    'db = sqlite3.connect(sys.argv[1])\n' +
    'db.row_factory = sqlite3.Row\n' +
    'print(json.dumps([dict(row) for row in db.execute(sys.argv[2])]))';
  return JSON.parse(execFileSync('python3', ['-c', script, databaseFile(database), sql], { encoding: 'utf8', timeout: LIMIT }));
}

/** Changes the database beside the API; SQLite lets a program do without the checks of tables. */
export function change(sql, { hasChecks = true } = {}) {
  const { DATABASE_URL: database } = process.env;
  if (database.startsWith('postgres')) {
    execFileSync('psql', [database, '-qXc', sql], { timeout: LIMIT });
    return;
  }
  const script =
    'import sqlite3, sys\n' +
    'db = sqlite3.connect(sys.argv[1], timeout=5)\n' +
    `db.execute('PRAGMA ignore_check_constraints = ${hasChecks ? 'OFF' : 'ON'}')\n` +
    'db.execute(sys.argv[2])\n' +
    'db.commit()';
  execFileSync('python3', ['-c', script, databaseFile(database), sql], { timeout: LIMIT });
}

/** The file of a SQLite database. */
const databaseFile = (url) => url.replace(/^sqlite:\/\//, '').replace(/\?.*/, '');

/** Waits until `holds` returns something true, and returns it. */
export async function until(what, holds, limit = 5_000) {
  const end = Date.now() + limit;
  for (;;) {
    const value = await holds();
    if (value) return value;
    assert.ok(Date.now() < end, `not within ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
