import { FormControl, FormGroup } from '@angular/forms';
import { changedFields } from './changed-fields';

describe('changedFields', () => {
  it('has what was touched by the user, and no secret that was left empty', () => {
    const form = new FormGroup({
      name: new FormControl('a'),
      price: new FormControl('1'),
      password: new FormControl(''),
    });
    const values = { name: 'a', price: 1, password: null as string | null };
    expect(changedFields(form, values)).toEqual({});
    form.controls.price.markAsDirty();
    form.controls.password.markAsDirty();
    expect(changedFields(form, values, ['password'])).toEqual({ price: 1 });
    expect(changedFields(form, { ...values, password: 'new' }, ['password'])).toEqual({
      price: 1,
      password: 'new',
    });
  });
});
