import { openDialog } from '@shared/forms/testing/open-dialog';
import { categorySample } from '../types/categories.samples';
import { CategoryCreateDialogComponent } from './category-create.dialog';

describe('CategoryCreateDialogComponent', () => {
  it('sends what was typed, and closes when the server has it', async () => {
    const { component, http, closed } = openDialog(CategoryCreateDialogComponent);
    component['dialog'].form.patchValue({
      name: 'Name',
      isActive: true,
    });
    void component['dialog'].submit();
    const request = http.expectOne({ method: 'POST', url: '/api/categories' });
    expect(request.request.body).toHaveProperty('name');
    const row = categorySample();
    request.flush({ success: true, data: row });
    expect(await closed).toEqual(row);
  });

  it('sends nothing that is not complete', async () => {
    const { component, http } = openDialog(CategoryCreateDialogComponent);
    await component['dialog'].submit();
    http.expectNone({ method: 'POST' });
    expect(component['dialog'].complaints()).toBe(1);
  });
});
