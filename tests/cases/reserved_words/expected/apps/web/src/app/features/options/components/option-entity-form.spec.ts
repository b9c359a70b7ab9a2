import { optionEntitySample } from '../types/options.samples';
import { changedOptionEntity, optionEntityForm, newOptionEntity } from './option-entity-form';

describe('optionEntityForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = optionEntitySample();
    const form = optionEntityForm(row);
    expect(form.valid).toBe(true);
    expect(newOptionEntity(form)).toMatchObject({
      result: row.result,
      string: row.string,
    });
  });

  it('says only what was changed', () => {
    const form = optionEntityForm(optionEntitySample());
    expect(changedOptionEntity(form)).toEqual({});
    form.controls.result.markAsDirty();
    expect(Object.keys(changedOptionEntity(form))).toEqual(['result']);
  });
});
