import { orderSample } from '../types/orders.samples';
import { changedOrder, orderForm, newOrder } from './order-form';

describe('orderForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = orderSample();
    const form = orderForm(row);
    expect(form.valid).toBe(true);
    expect(newOrder(form)).toMatchObject({
      code: row.code,
      state: row.state,
      locked: row.locked,
    });
  });

  it('says only what was changed', () => {
    const form = orderForm(orderSample());
    expect(changedOrder(form)).toEqual({});
    form.controls.code.markAsDirty();
    expect(Object.keys(changedOrder(form))).toEqual(['code']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = orderForm();
    expect(controls.code.hasError('required')).toBe(true);
  });
});
