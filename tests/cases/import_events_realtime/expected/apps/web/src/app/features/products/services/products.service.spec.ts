import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { firstValueFrom } from 'rxjs';
import { CreateProduct, UpdateProduct, entityId } from '../types/products.types';
import { productSample } from '../types/products.samples';
import { ProductService } from './products.service';

describe('ProductService', () => {
  const row = productSample();
  const url = `/api/products/${encodeURIComponent(entityId(row))}`;
  let service: ProductService;
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    service = TestBed.inject(ProductService);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => http.verify());

  it('asks for a page and leaves out what is not set', async () => {
    const page = firstValueFrom(service.list({ page: 2, limit: 50, search: 'a b', sort: '' }));
    const request = http.expectOne('/api/products?page=2&limit=50&search=a%20b');
    request.flush({
      success: true,
      data: [row],
      pagination: { page: 2, limit: 50, total: 51, totalPages: 2 },
    });
    expect((await page).data).toEqual([row]);
  });

  it('creates under a key that makes a repetition harmless', async () => {
    const created = service.create({} as CreateProduct, 'op-1');
    const create = http.expectOne({ method: 'POST', url: '/api/products' });
    expect(create.request.headers.get('Idempotency-Key')).toBe('op-1');
    create.flush({ success: true, data: row });
    expect(await created).toEqual(row);
  });

  it('changes only the version that the user saw', async () => {
    const changed = service.update(entityId(row), {} as UpdateProduct, 3, 'op-2');
    const update = http.expectOne({ method: 'PATCH', url });
    expect(update.request.headers.get('If-Match')).toBe('"3"');
    expect(update.request.headers.get('Idempotency-Key')).toBe('op-2');
    update.flush({ success: true, data: row });
    expect(await changed).toEqual(row);
  });

  it('reads one row', async () => {
    const read = service.get(entityId(row));
    http.expectOne({ method: 'GET', url }).flush({ success: true, data: row });
    expect(await read).toEqual(row);
  });

  it('deletes only the version that the user saw', async () => {
    const deleted = service.delete(entityId(row), 3);
    const request = http.expectOne({ method: 'DELETE', url });
    expect(request.request.headers.get('If-Match')).toBe('"3"');
    expect(request.request.headers.get('Idempotency-Key')).toBeTruthy();
    request.flush(null, { status: 204, statusText: 'No Content' });
    await expect(deleted).resolves.toBeUndefined();
  });

  it('deletes several rows in one request', async () => {
    const deleted = service.bulkDelete(['a', 'b']);
    const request = http.expectOne({ method: 'POST', url: '/api/products/bulk-delete' });
    expect(request.request.body).toEqual({ ids: ['a', 'b'] });
    request.flush({ success: true, data: { ids: request.request.body.ids, count: 2 } });
    expect((await deleted).count).toBe(2);
  });
});
