// Lists: pages, sorting, search and filters of a generated module.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { assertRefused, created, fresh, product, signIn } from './client.mjs';

/** In every row of this file and in no other. */
const mark = fresh('Q');

let api;
let category;
let all;

const names = async (query) => {
  const { status, body, text } = await api.get(`/api/products?limit=100&search=${mark}&${query}`);
  assert.equal(status, 200, text);
  return body.data.map((row) => row.name.replace(`${mark} `, ''));
};

before(async () => {
  api = await signIn();
  category = await created(api, 'categories', { name: fresh('Category ') });
  const make = (name, changes) => created(api, 'products', product({ name: `${mark} ${name}`, ...changes }));
  all = [
    await make('apple', { price: 1.5, status: 'draft', stock: 1, description: null }),
    await make('Banana 100%', { price: 2, status: 'active', stock: 20, categoryId: category.id }),
    await make('cherry_pie', { price: 10.25, status: 'active', stock: null, releasedOn: '2024-02-29' }),
    await make('date', { price: 0.1, status: 'discontinued', stock: 3, releasedOn: '2025-01-01' }),
    await make('élan', { price: -5, status: 'draft', stock: 3, releasedOn: '2025-06-30' }),
  ];
});

describe('pages', () => {
  test('20 rows of the first page by default, newest first', async () => {
    const { body } = await api.get(`/api/products?search=${mark}`);
    assert.deepEqual(body.pagination, { page: 1, limit: 20, total: 5, totalPages: 1 });
    assert.deepEqual(body.data.map((row) => row.id), all.map((row) => row.id).reverse());
    assert.deepEqual(body.data[4], all[0]);
  });

  test('each row is on one page', async () => {
    const seen = [];
    for (const page of [1, 2, 3]) {
      const { body } = await api.get(`/api/products?search=${mark}&limit=2&page=${page}&sort=status`);
      assert.deepEqual(body.pagination, { page, limit: 2, total: 5, totalPages: 3 });
      seen.push(...body.data.map((row) => row.id));
    }
    assert.equal(new Set(seen).size, 5);
    assert.deepEqual((await api.get(`/api/products?search=${mark}&limit=2&page=4`)).body.data, []);
  });

  for (const query of ['limit=0', 'limit=101', 'limit=x', 'page=0', 'page=-1', 'page=1.5', 'page=99999999999999999999']) {
    test(`${query} is 400`, async () => {
      assertRefused(await api.get(`/api/products?${query}`), 400, 'BAD_REQUEST');
    });
  }
});

describe('sort', () => {
  test('up, down and by several columns', async () => {
    assert.deepEqual(await names('sort=price'), ['élan', 'date', 'apple', 'Banana 100%', 'cherry_pie']);
    assert.deepEqual(await names('sort=-price'), ['cherry_pie', 'Banana 100%', 'apple', 'date', 'élan']);
    const sorted = await names('sort=status,-price');
    assert.deepEqual(sorted, ['cherry_pie', 'Banana 100%', 'date', 'apple', 'élan']);
  });

  for (const sort of ['colour', 'price;drop table products', '-', 'price desc']) {
    test(`sort=${sort} is 400`, async () => {
      assertRefused(await api.get(`/api/products?sort=${encodeURIComponent(sort)}`), 400, 'BAD_REQUEST');
    });
  }
});

describe('search', () => {
  const found = async (text) => {
    const { status, body } = await api.get(`/api/products?limit=100&search=${encodeURIComponent(text)}`);
    assert.equal(status, 200);
    return body.data.filter((row) => row.name.startsWith(mark)).map((row) => row.name.replace(`${mark} `, ''));
  };

  test('finds a part in any case', async () => {
    assert.deepEqual(await found(`${mark} BAN`), ['Banana 100%']);
  });

  test('takes %, _ and \\ as themselves', async () => {
    assert.deepEqual(await found('100%'), ['Banana 100%']);
    assert.deepEqual(await found('cherry_'), ['cherry_pie']);
    assert.deepEqual(await found('1_0%'), []);
    assert.deepEqual(await found('cherry\\'), []);
  });

  test('quotes are text', async () => {
    assert.deepEqual(await found("' OR 1=1 --"), []);
  });
});

describe('names of what rows refer to', () => {
  const word = fresh('N');
  const found = async (query) => {
    const { status, body, text } = await api.get(`/api/products?${query}`);
    assert.equal(status, 200, text);
    return body.data.map((row) => row.name.replace(`${word} `, ''));
  };

  before(async () => {
    const zinc = await created(api, 'categories', { name: `${word} zinc` });
    const amber = await created(api, 'categories', { name: `${word} Amber` });
    for (const [name, categoryId] of [['d', zinc.id], ['none', null], ['b', amber.id], ['c', zinc.id], ['a', amber.id]]) {
      await created(api, 'products', product({ name: `${word} ${name}`, categoryId }));
    }
  });

  test('sort them up and down, those without one last', async () => {
    assert.deepEqual(await found(`search=${word}&sort=categoryId.label,name`), ['a', 'b', 'c', 'd', 'none']);
    assert.deepEqual(await found(`search=${word}&sort=-categoryId.label,-name`), ['d', 'c', 'b', 'a', 'none']);
    assert.deepEqual(await found(`search=${word}&sort=-categoryId.label,name&fields=name`), ['c', 'd', 'a', 'b', 'none']);
  });

  test('put each row on one page, those of one name too', async () => {
    const query = `search=${word}&sort=categoryId.label`;
    const pages = [];
    for (const page of [1, 2, 3, 4, 5]) {
      pages.push(...(await found(`${query}&limit=1&page=${page}`)));
    }
    assert.deepEqual(pages, await found(query));
    assert.equal(new Set(pages).size, 5);
  });

  test('are found', async () => {
    assert.deepEqual(await found(`search=${encodeURIComponent(`${word} ZIN`)}&sort=name`), ['c', 'd']);
    assert.deepEqual(await found(`search=${encodeURIComponent(`${word}_zin`)}`), []);
  });

  for (const sort of ['name.label', 'colour.label', '.label', 'categoryId.name']) {
    test(`sort=${sort} is 400`, async () => {
      assertRefused(await api.get(`/api/products?sort=${sort}`), 400, 'BAD_REQUEST');
    });
  }
});

describe('filters', () => {
  const cases = [
    ['status=draft', ['apple', 'élan']],
    ['status=draft,discontinued', ['apple', 'date', 'élan']],
    ['priceMin=1.5&priceMax=2', ['apple', 'Banana 100%']],
    ['price=10.25', ['cherry_pie']],
    ['price=10.250', ['cherry_pie']],
    ['priceMax=-0.01', ['élan']],
    ['stock=3', ['date', 'élan']],
    ['stockMin=3', ['Banana 100%', 'date', 'élan']],
    ['stockIsNull=true', ['cherry_pie']],
    ['descriptionIsNull=false', ['Banana 100%', 'cherry_pie', 'date', 'élan']],
    ['description=WARM', ['Banana 100%', 'cherry_pie', 'date', 'élan']],
    ['releasedOnFrom=2024-02-29&releasedOnTo=2025-01-01', ['cherry_pie', 'date']],
    ['releasedOnFrom=2025-01-02', ['élan']],
    ['status=draft&stock=3', ['élan']],
    ['createdAtFrom=2000-01-01T00:00:00Z&createdAtTo=2000-01-02T00:00:00Z', []],
  ];
  for (const [query, expected] of cases) {
    test(query, async () => {
      assert.deepEqual((await names(`${query}&sort=createdAt`)), expected);
    });
  }

  test('by a reference and by keys', async () => {
    assert.deepEqual(await names(`categoryId=${category.id}`), ['Banana 100%']);
    assert.deepEqual(await names(`id=${all[0].id},${all[3].id}&sort=createdAt`), ['apple', 'date']);
  });

  for (const query of [
    'colour=red',
    'status=eaten',
    'priceMin=cheap',
    'stock=1.5',
    'stockIsNull=perhaps',
    'releasedOnFrom=2025-02-30',
    'categoryId=nothing',
  ]) {
    test(`${query} is 400`, async () => {
      assertRefused(await api.get(`/api/products?${query}`), 400, 'BAD_REQUEST');
    });
  }
});

describe('fields', () => {
  test('only what is asked for', async () => {
    const { body } = await api.get(`/api/products?search=${mark}&fields=id,name&limit=1`);
    assert.deepEqual(Object.keys(body.data[0]).sort(), ['id', 'name']);
  });

  test('an unknown one is 400', async () => {
    assertRefused(await api.get('/api/products?fields=id,colour'), 400, 'BAD_REQUEST');
  });
});
