import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RecordLinks } from '@shared/record/record-links';
import { ReferenceService } from './reference.service';

const CATEGORIES = { resource: 'categories', keyField: 'id', labelField: 'name' };

function page(data: object[]) {
  return {
    success: true,
    data,
    pagination: { page: 1, limit: 100, total: data.length, totalPages: 1 },
  };
}

describe('ReferenceService', () => {
  let http: HttpTestingController;
  let service: ReferenceService;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    service = TestBed.inject(ReferenceService);
  });

  afterEach(() => http.verify());

  /** Lets the batch be sent and its answer arrive. */
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('asks for the labels of a page at once, and once', async () => {
    const labels = [1, 2, 1, 3].map((key) => service.label(CATEGORIES, key));
    expect(labels.map((label) => label())).toEqual([undefined, undefined, undefined, undefined]);
    await settled();
    http.expectOne('/api/categories?id=1,2,3&limit=100&fields=id,name').flush(
      page([
        { id: 1, name: 'One' },
        { id: 2, name: 'Two' },
      ]),
    );
    await settled();
    expect(labels.map((label) => label())).toEqual(['One', 'Two', 'One', '3']);
    expect(service.label(CATEGORIES, 2)()).toBe('Two');
    await settled();
  });

  it('knows what addresses a row that something else than its key refers to', async () => {
    vi.spyOn(TestBed.inject(RecordLinks), 'keyOf').mockReturnValue('id');
    expect(service.id(CATEGORIES, 7)()).toBe(7);
    const id = service.id({ ...CATEGORIES, keyField: 'code' }, 'A');
    expect(id()).toBeUndefined();
    await settled();
    http
      .expectOne('/api/categories?code=A&limit=100&fields=code,name,id')
      .flush(page([{ code: 'A', name: 'One', id: 7 }]));
    await settled();
    expect(id()).toBe(7);
  });

  it('shows the key when the rows may not be read', async () => {
    const label = service.label(CATEGORIES, 'a');
    await settled();
    http
      .expectOne((request) => request.url === '/api/categories')
      .flush(null, { status: 403, statusText: 'Forbidden' });
    await settled();
    expect(label()).toBe('a');
  });

  it('names a row by what it refers to, and finds it by that', async () => {
    const PERSONS = { resource: 'persons', keyField: 'id', labelField: 'firstName,lastName' };
    const PATIENTS = {
      resource: 'patients',
      keyField: 'id',
      labelField: 'personId',
      besideField: 'id',
      through: PERSONS,
    };
    const found = vi.fn();
    service.search(PATIENTS, 'ada love').subscribe(found);
    http
      .expectOne('/api/persons?search=love&limit=20&sort=lastName&fields=id,firstName,lastName')
      .flush(
        page([
          { id: 7, firstName: 'Ada', lastName: 'Lovelace' },
          { id: 8, firstName: 'Bo', lastName: 'Love' },
        ]),
      );
    http
      .expectOne('/api/patients?personId=7&limit=20&fields=id,personId')
      .flush(page([{ id: 1, personId: 7 }]));
    http
      .expectOne('/api/persons?id=7&limit=100&fields=id,firstName,lastName')
      .flush(page([{ id: 7, firstName: 'Ada', lastName: 'Lovelace' }]));
    expect(found).toHaveBeenCalledWith([{ key: 1, label: 'Ada Lovelace', beside: '1' }]);
    expect(service.label(PATIENTS, 1)()).toBe('Ada Lovelace');
    await settled();
  });

  it('remembers the labels that a search found', async () => {
    const found = vi.fn();
    service.search(CATEGORIES, 'on').subscribe(found);
    http
      .expectOne('/api/categories?search=on&limit=20&sort=name&fields=id,name')
      .flush(page([{ id: 1, name: 'One' }]));
    expect(found).toHaveBeenCalledWith([{ key: 1, label: 'One' }]);
    expect(service.label(CATEGORIES, 1)()).toBe('One');
    await settled();
  });
});
