import { openDialog } from '@shared/forms/testing/open-dialog';
import { sampleSample } from '../types/samples.samples';
import { entityId } from '../types/samples.types';
import { SampleEditDialogComponent } from './sample-edit.dialog';

describe('SampleEditDialogComponent', () => {
  const row = sampleSample();
  const url = `/api/samples/${encodeURIComponent(entityId(row))}`;

  it('sends nothing when nothing was changed', async () => {
    const { component, http, closed } = openDialog(SampleEditDialogComponent, { sample: row });
    await component['dialog'].submit();
    http.expectNone({ method: 'PATCH' });
    expect(await closed).toBeUndefined();
  });

  it('sends what was changed, for the version that the user saw', async () => {
    const { component, http, closed } = openDialog(SampleEditDialogComponent, { sample: row });
    component['dialog'].form.controls.textRequired.markAsDirty();
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'PATCH', url });
    expect(request.request.headers.get('If-Match')).toBe(`"${row.version}"`);
    expect(Object.keys(request.request.body)).toEqual(['textRequired']);
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });
});
