import { TestBed } from '@angular/core/testing';
import { RegisteredModule } from '@core/records/registry';
import { AuthService } from '@core/services/auth.service';
import { RecordLinks, REGISTERED_MODULES } from './record-links';

describe('RecordLinks', () => {
  const load = () => Promise.reject(new Error('not in this test'));
  const reference = (field: string, to: string) => ({
    field,
    label: field,
    parameter: field,
    to,
    toField: 'id',
  });
  const modules: RegisteredModule[] = [
    { resource: 'customers', key: 'id', references: [], load },
    { resource: 'order-lines', references: [], load },
    {
      resource: 'orders',
      key: 'number',
      references: [reference('customerId', 'customers'), reference('payerId', 'customers')],
      load,
    },
    { resource: 'notes', key: 'id', references: [reference('customerId', 'customers')], load },
  ];

  function links(...readable: string[]): RecordLinks {
    const can = (permission: string) =>
      permission.endsWith('.read')
        ? readable.includes(permission.replace('.read', ''))
        : permission === 'customers.create';
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [
        { provide: REGISTERED_MODULES, useValue: modules },
        { provide: AuthService, useValue: { can } },
      ],
    });
    return TestBed.inject(RecordLinks);
  }

  it('knows what addresses the pages of records that the user may read', () => {
    expect(links('orders').keyOf('orders')).toBe('number');
    expect(links('customers').keyOf('orders')).toBeUndefined();
    expect(links('order-lines', 'guests').keyOf('order-lines')).toBeUndefined();
    expect(links('order-lines', 'guests').keyOf('guests')).toBeUndefined();
  });

  it('leads to what keeps a record from being deleted, as far as the user may read it', () => {
    const subject = { resource: 'customers', row: { id: 7 } };
    const blocking = [{ resource: 'orders', count: 3 }, { resource: 'guests' }];
    const all = links('customers', 'orders', 'notes');
    expect(all.listsOf(subject, blocking)).toEqual([
      { title: 'orders (customerId)', path: ['/', 'orders'], query: { customerId: 7 } },
      { title: 'orders (payerId)', path: ['/', 'orders'], query: { payerId: 7 } },
    ]);
    expect(all.listsOf(subject, [{ resource: 'notes' }])).toEqual([
      { title: 'notes', path: ['/', 'notes'], query: { customerId: 7 } },
    ]);
    expect(links('customers').listsOf(subject, blocking)).toEqual([]);
    expect(all.listsOf({ ...subject, row: {} }, blocking)).toEqual([]);
  });

  it('knows what makes a record to refer to, for who may make it and see it then', () => {
    expect(links('customers', 'notes').makerOf('customers')?.resource).toBe('customers');
    expect(links().makerOf('notes')).toBeUndefined();
    expect(links('notes').makerOf('customers')).toBeUndefined();
  });

  it('knows what refers to a module, as far as the user may read it', () => {
    const referrers = links('customers', 'orders').referrersOf('customers');
    expect(referrers.map(({ reference }) => reference.field)).toEqual(['customerId', 'payerId']);
  });
});
