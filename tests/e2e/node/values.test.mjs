// Edge values of every type, there and back.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assertRefused, call, change, created, ifMatch, product, signIn } from './client.mjs';

let api;
let owner;

before(async () => {
  api = await signIn();
  owner = await created(api, 'products', product());
});

/** Sends one field as the JSON text it is and returns the answer and the raw text of the stored row. */
async function stored(field, json) {
  const body = JSON.stringify({ productId: owner.id, quantity: 1, unitPrice: 1 }).replace(/}$/, `,"${field}":${json}}`);
  const answer = await call('POST', '/api/order-items', { body, token: api.token });
  if (answer.status !== 201) return { answer };
  const read = await api.get(`/api/order-items/${answer.body.data.id}`);
  assert.deepEqual(read.body, answer.body);
  return { answer, value: read.body.data[field], text: read.text };
}

const kept = {
  trackingNumber: [
    ['9223372036854775807', '9223372036854775807'],
    ['"9223372036854775807"', '9223372036854775807'],
    ['-9223372036854775808', '-9223372036854775808'],
    ['9007199254740993', '9007199254740993'],
    ['0', '0'],
    ['null', null],
  ],
  weight: [
    ['"123456789012345678.123456"', '123456789012345678.123456'],
    ['123456789012345678.123456', '123456789012345678.123456'],
    ['"-0.000001"', '-0.000001'],
    ['"-999999999999999999.999999"', '-999999999999999999.999999'],
  ],
  volume: [
    ['"123456789012345678901234567890.0123456789"', '123456789012345678901234567890.0123456789'],
    ['"-0.0000000001"', '-0.0000000001'],
    ['1e-9', '0.000000001'],
  ],
  shippedAt: [
    ['"0001-01-01T00:00:00Z"', '0001-01-01T00:00:00Z'],
    ['"9999-12-31T23:59:59.999999Z"', '9999-12-31T23:59:59.999999Z'],
    ['"2024-02-29T23:59:59.999999Z"', '2024-02-29T23:59:59.999999Z'],
    ['"2024-06-01T12:00:00+05:30"', '2024-06-01T06:30:00Z'],
  ],
  note: [
    ['"quote \\" \' ; -- \\\\ \\u2028 \\ud83d\\ude00 </script>"', 'quote " \' ; -- \\ \u2028 \u{1f600} </script>'],
    ['""', ''],
  ],
};

/** SQLite keeps decimals as 64-bit minor units, so 18 digits; what has more is refused, never rounded. */
const isPostgres = process.env.DATABASE_URL?.startsWith('postgres');
const mostDigits = isPostgres ? Infinity : 18;
const digits = (json) => json.replace(/\D/g, '').length;

for (const [field, values] of Object.entries(kept)) {
  describe(field, () => {
    for (const [sent, expected] of values) {
      test(sent, async () => {
        const { answer, value } = await stored(field, sent);
        const isDecimal = ['weight', 'volume'].includes(field);
        if (isDecimal && digits(sent) > mostDigits) {
          assert.equal(answer.status, 422, answer.text);
          assert.equal(answer.body.error.details.fields[0].field, field);
          return;
        }
        assert.equal(answer.status, 201, answer.text);
        if (isDecimal) {
          // The value counts, not the number of zeros behind it.
          assert.equal(typeof value, 'string');
          assert.equal(value.replace(/\.?0+$/, ''), expected.replace(/\.?0+$/, ''));
        } else if (field === 'shippedAt') {
          assert.match(value, /Z$/);
          assert.equal(value.replace(/\.?0*Z$/, ''), expected.replace(/\.?0*Z$/, ''));
        } else {
          assert.equal(value, expected);
        }
      });
    }
  });
}

describe('refused', () => {
  const refused = [
    ['trackingNumber', '9223372036854775808'],
    ['trackingNumber', '"12x"'],
    ['trackingNumber', '1.5'],
    ['weight', '"1234567890123456789.5"'],
    ['weight', '"0.0000001"'],
    ['weight', '"NaN"'],
    ['weight', '"1_000"'],
    ['volume', '"0.00000000001"'],
    ['volume', '"1234567890123456789012345678901"'],
    ['volume', '"1e999999999"'],
    ['unitPrice', '"10000000000"'],
    ['shippedAt', '"yesterday"'],
    ['shippedAt', '"2024-02-30T00:00:00Z"'],
    ['shippedAt', '"24-01-05T00:00:00Z"'],
    ['shippedAt', '"10000-01-01T00:00:00Z"'],
    ['shippedAt', '"9999-12-31T23:59:59-01:00"'],
    ['note', '"nul \\u0000"'],
    ['note', '12'],
  ];
  for (const [field, sent] of refused) {
    test(`${field}: ${sent}`, async () => {
      const { answer } = await stored(field, sent);
      assertRefused(answer, 422, 'VALIDATION_FAILED', field);
    });
  }
});

describe('price, a decimal that fits a number', () => {
  for (const price of ['9999999999.99', '-9999999999.99', '0.01', '0.1', '1.10']) {
    test(price, async () => {
      const body = JSON.stringify(product()).replace('99.99', price);
      const answer = await call('POST', '/api/products', { body, token: api.token });
      assert.equal(answer.status, 201, answer.text);
      assert.equal(answer.body.data.price, Number(price));
      assert.match(answer.text, new RegExp(`"price":${price.replace(/0$/, '')}0*[,}]`));
      const text = await api.patch(`/api/products/${answer.body.data.id}`, { price: '0.30' }, ifMatch({ version: 1 }));
      assert.equal(text.body.data.price, 0.3);
    });
  }

  test('a filter finds it by its exact value', async () => {
    const row = await created(api, 'products', product({ price: 1234567.89 }));
    const { body } = await api.get('/api/products?price=1234567.89');
    assert.deepEqual(body.data.map((found) => found.id), [row.id]);
  });
});

/** What other programs may store, in SQL, and the text that is told of it. */
const unreadable = isPostgres
  ? {
      shippedAt: ["shipped_at = '-infinity'", '-infinity'],
      weight: ["weight = 'NaN'", 'NaN'],
      unitPrice: ["unit_price = 'NaN'", 'NaN'],
    }
  : { shippedAt: ["shipped_at = 'soon'", 'soon'] };

describe('a value that nobody can read', () => {
  const texts = Object.fromEntries(Object.entries(unreadable).map(([field, [, text]]) => [field, text]));
  let path;

  before(async () => {
    const { answer } = await stored('shippedAt', '"2024-01-05T10:00:00Z"');
    path = `/api/order-items/${answer.body.data.id}`;
    const sets = Object.values(unreadable).map(([set]) => set);
    const update = `UPDATE order_items SET ${sets.join(', ')} WHERE id = '${answer.body.data.id}'`;
    if (!isPostgres) assert.throws(() => change(update), /CHECK constraint failed: order_items_shipped_at_check/);
    change(update, { hasChecks: false });
  });

  test('is null in its record, which says what is stored', async () => {
    const { body: one } = await api.get(path);
    assert.deepEqual(one.data.$unreadable, texts);
    for (const field of Object.keys(texts)) assert.equal(one.data[field], null);
    assert.equal(one.data.quantity, 1);
    const { body: list } = await api.get('/api/order-items?limit=100&sort=-createdAt');
    assert.deepEqual(list.data.find(({ id }) => id === one.data.id), one.data);
    const { body: part } = await api.get('/api/order-items?limit=100&sort=-createdAt&fields=id,shippedAt');
    const { $unreadable, ...shown } = part.data.find(({ id }) => id === one.data.id);
    assert.deepEqual([shown, $unreadable.shippedAt], [{ id: one.data.id, shippedAt: null }, texts.shippedAt]);
  });

  test('is none that SQLite itself writes', { skip: isPostgres && 'it has types' }, async () => {
    const { answer } = await stored('shippedAt', '"2024-01-05T10:00:00Z"');
    const update = `UPDATE order_items SET shipped_at = '2024-01-05 10:00:00' WHERE id = '${answer.body.data.id}'`;
    change(update, { hasChecks: false });
    const { body } = await api.get(`/api/order-items/${answer.body.data.id}`);
    assert.equal(body.data.shippedAt, '2024-01-05T10:00:00Z');
  });

  test('stays when something else is changed, and goes when it is', async () => {
    const { body: read } = await api.get(path);
    const other = await api.patch(path, { quantity: 2 }, ifMatch(read.data));
    assert.equal(other.status, 200, other.text);
    assert.deepEqual([other.body.data.quantity, other.body.data.$unreadable], [2, texts]);
    const values = { shippedAt: '2024-01-05T10:00:00Z', weight: '1.5', unitPrice: 2 };
    const mended = await api.patch(path, values, ifMatch(other.body.data));
    assert.equal(mended.status, 200, mended.text);
    assert.equal('$unreadable' in mended.body.data, false);
    assert.deepEqual([mended.body.data.shippedAt, mended.body.data.unitPrice], [values.shippedAt, 2]);
  });
});
