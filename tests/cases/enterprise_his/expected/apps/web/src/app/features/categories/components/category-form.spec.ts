import { categorySample } from '../types/categories.samples';
import { changedCategory, categoryForm, newCategory } from './category-form';

describe('categoryForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = categorySample();
    const form = categoryForm(row);
    expect(form.valid).toBe(true);
    expect(newCategory(form)).toMatchObject({
      name: row.name,
      isActive: row.isActive,
    });
  });

  it('says only what was changed', () => {
    const form = categoryForm(categorySample());
    expect(changedCategory(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedCategory(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = categoryForm();
    expect(controls.name.hasError('required')).toBe(true);
  });
});
