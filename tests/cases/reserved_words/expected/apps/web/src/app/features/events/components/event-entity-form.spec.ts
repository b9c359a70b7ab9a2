import { eventEntitySample } from '../types/events.samples';
import { changedEventEntity, eventEntityForm, newEventEntity } from './event-entity-form';

describe('eventEntityForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = eventEntitySample();
    const form = eventEntityForm(row);
    expect(form.valid).toBe(true);
    expect(newEventEntity(form)).toMatchObject({
      date: row.date,
      object: row.object,
    });
  });

  it('says only what was changed', () => {
    const form = eventEntityForm(eventEntitySample());
    expect(changedEventEntity(form)).toEqual({});
    form.controls.date.markAsDirty();
    expect(Object.keys(changedEventEntity(form))).toEqual(['date']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = eventEntityForm();
    expect(controls.date.hasError('required')).toBe(true);
  });
});
