import { orderSample } from '../types/orders.samples';
import { changedOrder, orderForm, newOrder } from './order-form';

describe('orderForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = orderSample();
    const form = orderForm(row);
    expect(form.valid).toBe(true);
    expect(newOrder(form)).toMatchObject({
      group: row.group,
      page: row.page,
      limit: row.limit,
      sort: row.sort,
      search: row.search,
      fields: row.fields,
      row: row.row,
      input: row.input,
      query: row.query,
      user: row.user,
      data: row.data,
      value: row.value,
      form: row.form,
      length: row.length,
      rows: row.rows,
      version: row.version,
    });
  });

  it('says only what was changed', () => {
    const form = orderForm(orderSample());
    expect(changedOrder(form)).toEqual({});
    form.controls.group.markAsDirty();
    expect(Object.keys(changedOrder(form))).toEqual(['group']);
  });
});
