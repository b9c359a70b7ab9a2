// A SQLite file that another process holds: what waits too long is refused and can be sent again.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { assertRefused, created, product, signIn } from './client.mjs';

const HOLD = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=5, isolation_level=None)
db.execute('BEGIN EXCLUSIVE')
print('locked', flush=True)
sys.stdin.read()
`;

/** Locks the file; the result frees it. */
async function lock() {
  const file = process.env.DATABASE_URL.replace(/^sqlite:\/\//, '');
  const holder = spawn('python3', ['-c', HOLD, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [said] = await once(holder.stdout, 'data');
  assert.match(String(said), /locked/);
  return async () => {
    holder.stdin.end();
    await once(holder, 'exit');
  };
}

test('a write is 503 with a code and a time, a read goes on, and the next write is accepted', async () => {
  const api = await signIn();
  const row = await created(api, 'products', product());
  const free = await lock();
  const sent = product();
  try {
    const writes = [api.post('/api/products', sent), api.get(`/api/products/${row.id}`)];
    const [refused, read] = await Promise.all(writes);
    assertRefused(refused, 503, 'DATABASE_BUSY');
    assert.match(refused.headers.get('retry-after'), /^\d+$/);
    assert.equal(read.status, 200, read.text);
  } finally {
    await free();
  }
  await created(api, 'products', sent);
});
