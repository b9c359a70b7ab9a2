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

  const customer = { resource: 'customers', keyField: 'id', labelField: 'name' };

  it('leads to the record that a value refers to', () => {
    expect(links('customers').to(customer, 7)).toEqual(['/', 'customers', '7']);
  });

  it.each([
    ['the user may not read it', customer],
    ['there is no such module', { ...customer, resource: 'guests' }],
    ['the value is no key', { ...customer, keyField: 'code' }],
    ['the key has several parts', { ...customer, resource: 'order-lines' }],
  ])('leads nowhere when %s', (_why, target) => {
    expect(links('guests', 'order-lines', 'orders').to(target, 7)).toBeNull();
    const isAllowed = target !== customer;
    expect(links('customers', 'order-lines').to(target, 7) === null).toBe(isAllowed);
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
