import { FormControl, FormGroup } from '@angular/forms';
import { changedFields } from './changed-fields';

describe('changedFields', () => {
  it('has what was touched by the user, and no secret that was left empty', () => {
    const form = new FormGroup({
      name: new FormControl('a'),
      price: new FormControl('1'),
      password: new FormControl(''),
    });
    const values = { name: 'a', price: 1, password: null as number | null };
    expect(changedFields(form, values)).toEqual({});
    form.controls.price.markAsDirty();
    form.controls.password.markAsDirty();
    expect(changedFields(form, values, ['password'])).toEqual({ price: 1 });
    form.controls.password.setValue('0');
    const withZero = { ...values, password: 0 };
    expect(changedFields(form, withZero, ['password'])).toEqual({ price: 1, password: 0 });
  });
});
