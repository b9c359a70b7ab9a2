import { allows, permissionGrid, withPermission } from './permissions';

describe('permissions', () => {
  it('covers what a wider one allows', () => {
    expect(allows(['*'], 'orders.read')).toBe(true);
    expect(allows(['orders.*'], 'orders.read')).toBe(true);
    expect(allows(['orders.*'], 'order-lines.read')).toBe(false);
    expect(allows(['orders.read'], 'orders.update')).toBe(false);
  });

  it('keeps no permission that a wider one covers', () => {
    const some = ['orders.read', 'products.read'];
    expect(withPermission(some, 'orders.*', true)).toEqual(['orders.*', 'products.read']);
    expect(withPermission(some, '*', true)).toEqual(['*']);
    expect(withPermission(some, 'orders.read', false)).toEqual(['products.read']);
  });

  it('makes a grid of modules and actions', () => {
    const { rows, actions } = permissionGrid(['orders.approve', 'orders.read', 'products.import']);
    expect(rows).toEqual([
      { resource: 'orders', actions: ['approve', 'read'] },
      { resource: 'products', actions: ['import'] },
    ]);
    expect(actions).toEqual(['read', 'import', 'approve']);
  });
});
