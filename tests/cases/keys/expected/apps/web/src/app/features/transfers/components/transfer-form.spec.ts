import { transferSample } from '../types/transfers.samples';
import { changedTransfer, transferForm, newTransfer } from './transfer-form';

describe('transferForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = transferSample();
    const form = transferForm(row);
    expect(form.valid).toBe(true);
    expect(newTransfer(form)).toMatchObject({
      fromCode: row.fromCode,
      toCode: row.toCode,
      day: row.day,
      boxes: row.boxes,
    });
  });

  it('says only what was changed', () => {
    const form = transferForm(transferSample());
    expect(changedTransfer(form)).toEqual({});
    form.controls.boxes.markAsDirty();
    expect(Object.keys(changedTransfer(form))).toEqual(['boxes']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = transferForm();
    expect(controls.fromCode.hasError('required')).toBe(true);
    expect(controls.toCode.hasError('required')).toBe(true);
    expect(controls.day.hasError('required')).toBe(true);
    expect(controls.boxes.hasError('required')).toBe(true);
  });
});
