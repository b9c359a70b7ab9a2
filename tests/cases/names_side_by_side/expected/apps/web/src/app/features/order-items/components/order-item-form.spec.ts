import { orderItemSample } from '../types/order-items.samples';
import { changedOrderItem, orderItemForm, newOrderItem } from './order-item-form';

describe('orderItemForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = orderItemSample();
    const form = orderItemForm(row);
    expect(form.valid).toBe(true);
    expect(newOrderItem(form)).toMatchObject({
      name: row.name,
    });
  });

  it('says only what was changed', () => {
    const form = orderItemForm(orderItemSample());
    expect(changedOrderItem(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedOrderItem(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = orderItemForm();
    expect(controls.name.hasError('required')).toBe(true);
  });
});
