import { rcItemSample } from '../types/rc-items.samples';
import { changedRcItem, rcItemForm, newRcItem } from './rc-item-form';

describe('rcItemForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = rcItemSample();
    const form = rcItemForm(row);
    expect(form.valid).toBe(true);
    expect(newRcItem(form)).toMatchObject({
      rcName: row.rcName,
      rcUrl: row.rcUrl,
      rcSku: row.rcSku,
    });
  });

  it('says only what was changed', () => {
    const form = rcItemForm(rcItemSample());
    expect(changedRcItem(form)).toEqual({});
    form.controls.rcName.markAsDirty();
    expect(Object.keys(changedRcItem(form))).toEqual(['rcName']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = rcItemForm();
    expect(controls.rcName.hasError('required')).toBe(true);
    expect(controls.rcSku.hasError('required')).toBe(true);
  });
});
