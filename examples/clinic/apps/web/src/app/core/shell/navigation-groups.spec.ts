import { groupsOf, matching } from './navigation-groups';

function item(label: string) {
  const path = `/${label.toLowerCase().replaceAll(' ', '-')}`;
  return { path, label, permission: `${label}.read` };
}

describe('groupsOf', () => {
  it('puts together what begins with the same word, and the rest at the end', () => {
    const items = ['Sale orders', 'Invoices', 'Sale lines', 'Hr jobs', 'Sale taxes'].map(item);
    const groups = groupsOf(items).map((group) => [
      group.label,
      group.items.map((one) => one.label),
    ]);
    expect(groups).toEqual([
      ['Sale', ['Sale orders', 'Sale lines', 'Sale taxes']],
      ['Others', ['Invoices', 'Hr jobs']],
    ]);
  });
});

describe('matching', () => {
  it('finds every word, wherever it stands', () => {
    const items = ['Sale orders', 'Order lines', 'Invoices'].map(item);
    expect(matching(items, 'ord').map(({ label }) => label)).toEqual([
      'Sale orders',
      'Order lines',
    ]);
    expect(matching(items, 'lines ord').map(({ label }) => label)).toEqual(['Order lines']);
  });
});
