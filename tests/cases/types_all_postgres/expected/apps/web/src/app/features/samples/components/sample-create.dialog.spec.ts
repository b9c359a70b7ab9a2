import { openDialog } from '@shared/forms/testing/open-dialog';
import { sampleSample } from '../types/samples.samples';
import { SampleCreateDialogComponent } from './sample-create.dialog';

describe('SampleCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(SampleCreateDialogComponent);
    component['dialog'].form.patchValue({
      textRequired: 'Text required',
      textOptional: 'Text optional',
      stringRequired: 'String required',
      stringOptional: 'String optional',
      smallIntRequired: '7',
      smallIntOptional: '7',
      integerRequired: '7',
      integerOptional: '7',
      bigIntRequired: '7',
      bigIntOptional: '7',
      decimalRequired: '7',
      decimalOptional: '7',
      wideDecimalRequired: '7',
      wideDecimalOptional: '7',
      realRequired: '1.5',
      realOptional: '1.5',
      doubleRequired: '1.5',
      doubleOptional: '1.5',
      booleanRequired: true,
      booleanOptional: true,
      dateRequired: new Date(2025, 2, 14),
      dateOptional: new Date(2025, 2, 14),
      timeRequired: '09:26:53',
      timeOptional: '09:26:53',
      timestampRequired: '2025-03-14T09:26:53',
      timestampOptional: '2025-03-14T09:26:53',
      timestampTzRequired: '2025-03-14T09:26:53',
      timestampTzOptional: '2025-03-14T09:26:53',
      uuidRequired: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      uuidOptional: '018f3b9a-6c1e-7d24-9a53-0f2b7c6d8e10',
      jsonRequired: '{"note":"sample"}',
      jsonOptional: '{"note":"sample"}',
      bytesRequired: 'c2FtcGxl',
      bytesOptional: 'c2FtcGxl',
      otherRequired: 'sample',
      otherOptional: 'sample',
      enumRequired: 'one',
      enumOptional: 'one',
      passwordHash: 'Password hash',
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/samples' });
    expect(request.request.body).toHaveProperty('textRequired');
    const row = sampleSample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(SampleCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
