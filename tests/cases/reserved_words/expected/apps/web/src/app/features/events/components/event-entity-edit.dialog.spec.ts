import { openDialog } from '@shared/forms/testing/open-dialog';
import { eventEntitySample } from '../types/events.samples';
import { entityId } from '../types/events.types';
import { EventEntityEditDialogComponent } from './event-entity-edit.dialog';

describe('EventEntityEditDialogComponent', () => {
  const row = eventEntitySample();
  const url = `/api/events/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(EventEntityEditDialogComponent, {
      eventEntity: row,
    });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(EventEntityEditDialogComponent, {
      eventEntity: row,
    });
    component['dialog'].form.controls.date.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['date']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
