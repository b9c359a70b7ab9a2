// Accounts whose secrets can be written in every way, and are told in none. Every secret here has `hunter2` in it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { assertRefused, created, fresh, ifMatch, rows, signIn, until, url } from './client.mjs';

const PATH = '/api/accounts';
const IMPORT = `${PATH}/import`;

let api;
let socket;
/** Everything that was told to a socket, as text. */
let heard = '';

before(async () => {
  api = await signIn();
  socket = io(url, { auth: { token: api.token } });
  socket.onAny((...told) => (heard += JSON.stringify(told)));
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.emit('subscribe', { feature: 'accounts' });
});

after(() => socket.disconnect());

const secret = () => `hunter2-${fresh()}`;

const account = (changes = {}) => ({ name: fresh(), passwd: secret(), apiKey: secret(), pin: 1234, ...changes });

const stored = ({ id }) => rows(`SELECT passwd, api_key, recovery_codes, pin FROM accounts WHERE id = '${id}'`)[0];

test('no answer, list, filter, search or order tells a secret', async () => {
  const body = account({ recoveryCodes: ['hunter2'] });
  const answer = await api.post(PATH, body);
  assert.equal(answer.status, 201, answer.text);
  const row = answer.body.data;
  assert.deepEqual(Object.keys(row).sort(), ['createdAt', 'id', 'loginToken', 'name', 'updatedAt', 'version']);
  assert.deepEqual([stored(row).passwd, stored(row).api_key, stored(row).pin], [body.passwd, body.apiKey, 1234]);
  const patched = await api.patch(`${PATH}/${row.id}`, { passwd: secret() }, ifMatch(row));
  const answers = [answer, patched, await api.get(`${PATH}/${row.id}`), await api.get(PATH)];
  for (const answer of answers) {
    assert.doesNotMatch(answer.text, /hunter2|passwd|apiKey|recoveryCodes|"pin"/);
  }
  assert.equal((await api.get(`${PATH}?search=hunter2`)).body.pagination.total, 0);
  for (const query of ['fields=apiKey', 'sort=passwd', `apiKey=${body.apiKey}`, 'pin=1234', 'pinMin=1', 'passwdIsNull=false']) {
    assertRefused(await api.get(`${PATH}?${query}`), 400, 'BAD_REQUEST');
  }
});

test('a secret that is left out is kept, and null takes it away', async () => {
  const body = account({ recoveryCodes: ['hunter2'] });
  const row = await created(api, 'accounts', body);
  const before = stored(row);
  const path = `${PATH}/${row.id}`;
  const put = await api.put(path, { name: 'Replaced' }, ifMatch(row));
  assert.equal(put.status, 200, put.text);
  assert.deepEqual([put.body.data.name, put.body.data.loginToken], ['Replaced', null]);
  assert.deepEqual(stored(row), before);
  const patch = await api.patch(path, { name: 'Patched' }, ifMatch(put.body.data));
  assert.equal(patch.status, 200, patch.text);
  assert.deepEqual(stored(row), before);
  const replaced = { name: 'Replaced', passwd: secret(), apiKey: null };
  const erased = await api.put(path, replaced, ifMatch(patch.body.data));
  assert.equal(erased.status, 200, erased.text);
  assert.deepEqual([stored(row).passwd, stored(row).api_key, stored(row).pin], [replaced.passwd, null, 1234]);
  const refused = await api.put(path, { name: 'Replaced', passwd: null }, ifMatch(erased.body.data));
  assertRefused(refused, 422, 'VALIDATION_FAILED', 'passwd');
  assertRefused(await api.post(PATH, { name: 'New' }), 422, 'VALIDATION_FAILED', 'passwd');
});

test('a refusal does not quote a secret', async () => {
  const body = account();
  await created(api, 'accounts', body);
  const again = await api.post(PATH, account({ apiKey: body.apiKey }));
  assertRefused(again, 409, 'ACCOUNTS_DUPLICATE_API_KEY', 'apiKey');
  const long = await api.post(PATH, account({ passwd: 'hunter2'.repeat(20), pin: 'hunter2' }));
  assertRefused(long, 422, 'VALIDATION_FAILED', 'passwd');
  for (const { text } of [again, long]) {
    assert.doesNotMatch(text, /hunter2/);
  }
});

test('an import writes secrets, shows none, and keeps none when it is over', async () => {
  const key = secret();
  const known = await created(api, 'accounts', account({ apiKey: key }));
  const file = `Name,Passwd,API key,Pin\r\nNew,${secret()},${secret()},7\r\nKnown,${secret()},${key},\r\nBad,${secret()},${secret()},hunter2\r\n`;
  const headers = { authorization: `Bearer ${api.token}`, 'content-type': 'application/octet-stream' };
  const sent = await fetch(`${url}${IMPORT}/jobs`, { method: 'POST', body: file, headers }).then((answer) => answer.text());
  const { jobId, mapping } = JSON.parse(sent).data;
  assert.deepEqual(mapping, { apiKey: 2, name: 0, passwd: 1, pin: 3 });
  const path = `${IMPORT}/jobs/${jobId}`;
  const reaches = (...statuses) =>
    until(`the import is ${statuses}`, async () => {
      const job = (await api.get(path)).body.data;
      return statuses.includes(job.status) && job;
    }, 60_000);
  assert.equal((await api.put(`${path}/mapping`, { mapping })).status, 200);
  const found = await reaches('validated', 'failed');
  assert.deepEqual([found.validCount, found.duplicateCount, found.invalidCount], [1, 1, 1], JSON.stringify(found));
  const reported = await api.get(`${path}/rows?limit=10`);
  assert.deepEqual(reported.body.data.map(({ cells }) => cells), [['New', '', '', ''], ['Known', '', '', ''], ['Bad', '', '', '']]);
  await api.post(`${path}/start`, { mode: 'valid-rows-only', duplicates: 'update' });
  const done = await reaches('completed', 'failed');
  assert.deepEqual([done.status, done.successCount, done.failedCount], ['completed', 2, 1], JSON.stringify(done));
  assert.deepEqual([stored(known).api_key, stored(known).pin], [key, 1234], 'an empty cell keeps a secret');
  assert.equal(rows("SELECT count(*) AS n FROM accounts WHERE name = 'New' AND api_key LIKE 'hunter2%' AND pin = 7")[0].n, 1);
  const failed = await fetch(`${url}${path}/failed-rows`, { headers }).then((answer) => answer.text());
  assert.match(failed, /Bad,,,,4,Pin must be a whole number/);
  const template = await fetch(`${url}${IMPORT}/template`, { headers }).then((answer) => answer.text());
  assert.match(template, /Passwd/);
  assert.deepEqual(rows(`SELECT chunk_no FROM app_import_files WHERE job_id = '${jobId}'`), [], 'the file is gone');
  const kept = [`app_import_jobs WHERE id = '${jobId}'`, `app_import_rows WHERE job_id = '${jobId}'`];
  const tables = kept.map((table) => JSON.stringify(rows(`SELECT * FROM ${table}`)));
  for (const told of [sent, reported.text, JSON.stringify(done), failed, ...tables]) {
    assert.doesNotMatch(told, /hunter2/);
  }
});

test('neither events nor the audit log have a secret', async () => {
  await until('the events of the accounts', () => heard.includes('accounts:updated'));
  const kept = ['app_outbox', 'app_audit_log', 'app_idempotency_keys'].map((table) => JSON.stringify(rows(`SELECT * FROM ${table}`)));
  assert.match(kept[1], /accounts/);
  for (const told of [heard, ...kept]) {
    assert.doesNotMatch(told, /hunter2/);
  }
});

test('the description says what is only written', async () => {
  const { components } = (await api.get('/openapi.json')).body;
  const { schemas } = components;
  assert.deepEqual(Object.keys(schemas.Account.properties).sort(), ['$unreadable', 'createdAt', 'id', 'loginToken', 'name', 'updatedAt', 'version']);
  assert.equal(schemas.CreateAccount.properties.apiKey.writeOnly, true);
  assert.equal(schemas.CreateAccount.properties.name.writeOnly, undefined);
  assert.deepEqual([schemas.CreateAccount.required, schemas.ReplaceAccount.required], [['name', 'passwd'], ['name']]);
});
