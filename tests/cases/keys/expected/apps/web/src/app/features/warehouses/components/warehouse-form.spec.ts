import { warehouseSample } from '../types/warehouses.samples';
import { changedWarehouse, warehouseForm, newWarehouse } from './warehouse-form';

describe('warehouseForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = warehouseSample();
    const form = warehouseForm(row);
    expect(form.valid).toBe(true);
    expect(newWarehouse(form)).toMatchObject({
      code: row.code,
      name: row.name,
    });
  });

  it('says only what was changed', () => {
    const form = warehouseForm(warehouseSample());
    expect(changedWarehouse(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedWarehouse(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = warehouseForm();
    expect(controls.code.hasError('required')).toBe(true);
    expect(controls.name.hasError('required')).toBe(true);
  });
});
