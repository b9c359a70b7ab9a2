import { openDialog } from '@shared/forms/testing/open-dialog';
import { eventEntitySample } from '../types/events.samples';
import { EventEntityCreateDialogComponent } from './event-entity-create.dialog';

describe('EventEntityCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(EventEntityCreateDialogComponent);
    component['dialog'].form.patchValue({
      date: new Date(2025, 2, 14),
      object: 'Object',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/events' });
    expect(request.request.body).toHaveProperty('date');
    const row = eventEntitySample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(EventEntityCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
