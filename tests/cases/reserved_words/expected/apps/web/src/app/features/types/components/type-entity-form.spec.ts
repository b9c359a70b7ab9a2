import { typeEntitySample } from '../types/types.samples';
import { changedTypeEntity, typeEntityForm, newTypeEntity } from './type-entity-form';

describe('typeEntityForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = typeEntitySample();
    const form = typeEntityForm(row);
    expect(form.valid).toBe(true);
    expect(newTypeEntity(form)).toMatchObject({
      type: row.type,
      match: row.match,
      self: row.self,
      class: row.class,
      function: row.function,
      async: row.async,
      select: row.select,
      from: row.from,
      default: row.default,
      constructor: row.constructor,
      orderDate: row.orderDate,
      n2nd: row.n2nd,
    });
  });

  it('says only what was changed', () => {
    const form = typeEntityForm(typeEntitySample());
    expect(changedTypeEntity(form)).toEqual({});
    form.controls.type.markAsDirty();
    expect(Object.keys(changedTypeEntity(form))).toEqual(['type']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = typeEntityForm();
    expect(controls.type.hasError('required')).toBe(true);
  });
});
