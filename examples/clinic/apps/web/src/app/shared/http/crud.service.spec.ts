import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Injectable } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { CrudService } from './crud.service';

interface Item {
  id: string;
  name: string;
}

@Injectable({ providedIn: 'root' })
class ItemService extends CrudService<Item, Partial<Item>, Partial<Item>> {
  constructor() {
    super('/api/items');
  }
}

@Injectable({ providedIn: 'root' })
class NumberedService extends ItemService {
  protected override readonly hasNumericIds = true;
}

describe('CrudService', () => {
  const row: Item = { id: 'a/1', name: 'pen' };
  const url = '/api/items/a%2F1';
  let service: ItemService;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    service = TestBed.inject(ItemService);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('asks for a page and leaves out what is not set', async () => {
    const page = firstValueFrom(service.list({ page: 2, limit: 50, search: 'a b', sort: '' }));
    const request = http.expectOne('/api/items?page=2&limit=50&search=a%20b');
    const pagination = { page: 2, limit: 50, total: 51, totalPages: 2 };
    request.flush({ success: true, data: [row], pagination });
    expect(await page).toMatchObject({ data: [row], pagination });
  });

  it('reads a page in parts when its rows are too large for one', async () => {
    const page = firstValueFrom(service.list({ page: 2, limit: 4 }));
    const refuse = (url: string) => {
      const error = { code: 'PAGE_TOO_LARGE', message: 'too large' };
      const refusal = { status: 413, statusText: 'Content Too Large' };
      http.expectOne(url).flush({ success: false, error, requestId: 'r' }, refusal);
    };
    const answer = (url: string, ...ids: string[]) => {
      const data = ids.map((id) => ({ id, name: 'pen' }));
      const pagination = { page: 1, limit: 1, total: 7, totalPages: 7 };
      http.expectOne(url).flush({ success: true, data, pagination });
    };
    refuse('/api/items?page=2&limit=4');
    answer('/api/items?page=3&limit=2', 'e', 'f');
    refuse('/api/items?page=4&limit=2');
    answer('/api/items?page=7&limit=1', 'g');
    answer('/api/items?page=8&limit=1');
    const { data, pagination } = await page;
    expect(data.map(({ id }) => id)).toEqual(['e', 'f', 'g']);
    expect(pagination).toEqual({ page: 2, limit: 4, total: 7, totalPages: 2 });
  });

  it('creates under a key that makes a repetition harmless', async () => {
    const created = service.create({ name: 'pen' }, 'op-1');
    const request = http.expectOne({ method: 'POST', url: '/api/items' });
    expect(request.request.headers.get('Idempotency-Key')).toBe('op-1');
    expect(request.request.body).toEqual({ name: 'pen' });
    request.flush({ success: true, data: row });
    expect(await created).toEqual(row);
  });

  it('reads one row', async () => {
    const read = service.get('a/1');
    http.expectOne({ method: 'GET', url }).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });

  it.each([
    [3, '"3"'],
    [undefined, '*'],
  ])('changes and deletes only the version that the user saw: %s', async (version, ifMatch) => {
    const writes = [
      service.update('a/1', { name: 'ink' }, version, 'op-2'),
      service.delete('a/1', version, 'op-2'),
    ];
    for (const method of ['PATCH', 'DELETE']) {
      const sent = http.expectOne({ method, url });
      expect(sent.request.headers.get('If-Match')).toBe(ifMatch);
      expect(sent.request.headers.get('Idempotency-Key')).toBe('op-2');
      sent.flush({ success: true, data: row });
    }
    expect(await Promise.all(writes)).toEqual([row, undefined]);
  });

  it('deletes several rows in one request', async () => {
    const deleted = service.bulkDelete(['a', 'b']);
    const request = http.expectOne({ method: 'POST', url: '/api/items/bulk-delete' });
    expect(request.request.body).toEqual({ ids: ['a', 'b'] });
    request.flush({ success: true, data: { ids: ['a', 'b'], count: 2 } });
    expect(await deleted).toEqual({ ids: ['a', 'b'], count: 2 });
  });

  it('sends ids as numbers where they are, and gives them back as text', async () => {
    const deleted = TestBed.inject(NumberedService).bulkDelete(['1', '2']);
    const request = http.expectOne('/api/items/bulk-delete');
    expect(request.request.body).toEqual({ ids: [1, 2] });
    request.flush({ success: true, data: { ids: [1], count: 1 } });
    expect(await deleted).toEqual({ ids: ['1'], count: 1 });
  });
});
