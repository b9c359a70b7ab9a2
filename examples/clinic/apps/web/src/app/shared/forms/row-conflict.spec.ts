import { FormControl, FormGroup } from '@angular/forms';
import { RowConflict } from './row-conflict';

interface Row {
  name: string;
  price: string;
  day: Date | null;
}

const itemForm = ({ name, price, day }: Row) =>
  new FormGroup({
    name: new FormControl(name),
    price: new FormControl(price),
    day: new FormControl(day),
  });

const base: Row = { name: 'pen', price: '1', day: null };

function conflict(changes: Partial<Row>, theirs: Row, form = itemForm(base)) {
  for (const [name, value] of Object.entries(changes)) {
    form.get(name)?.setValue(value);
    form.get(name)?.markAsDirty();
  }
  return {
    form,
    found: new RowConflict(theirs, form, itemForm(base), itemForm(theirs)),
  };
}

describe('RowConflict', () => {
  it('takes over what only the other has changed, and says so', () => {
    const { form, found } = conflict({ price: '2' }, { ...base, name: 'ink' });
    expect(found.fields).toEqual([
      { name: 'name', mine: 'pen', theirs: 'ink', isContested: false },
    ]);
    expect(found.isSettled()).toBe(true);
    expect(form.value).toMatchObject({ name: 'ink', price: '2' });
    expect(form.controls.name.dirty).toBe(false);
    expect(form.controls.price.dirty).toBe(true);
  });

  it('leaves to the user what both have changed', () => {
    const day = new Date(2025, 2, 14);
    const { form, found } = conflict({ name: 'mine', day }, { ...base, name: 'theirs' });
    const [field] = found.fields;
    expect(found.fields.length).toBe(1);
    expect(found.isSettled()).toBe(false);
    expect(form.value.name).toBe('mine');
    found.choose(field, 'theirs');
    expect([form.value.name, form.controls.name.dirty]).toEqual(['theirs', false]);
    found.choose(field, 'mine');
    expect([form.value.name, form.controls.name.dirty]).toEqual(['mine', true]);
    expect(found.isSettled()).toBe(true);
    expect(found.choiceOf(field)).toBe('mine');
    expect(form.value.day).toBe(day);
  });

  it('is none where both have said the same', () => {
    const { form, found } = conflict({ name: 'same' }, { ...base, name: 'same' });
    expect(found.fields).toEqual([]);
    expect(found.isSettled()).toBe(true);
    expect(form.controls.name.dirty).toBe(false);
  });

  it('still knows what the user wanted when a third one comes', () => {
    const first = conflict({ name: 'mine' }, { ...base, name: 'theirs' });
    first.found.choose(first.found.fields[0], 'theirs');
    first.found.undo();
    const { found } = conflict({}, { ...base, name: 'third' }, first.form);
    expect(found.fields).toEqual([
      { name: 'name', mine: 'mine', theirs: 'third', isContested: true },
    ]);
    expect(found.isSettled()).toBe(false);
  });
});
