import { HttpErrorResponse } from '@angular/common/http';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideIcons } from '@shared/ui/icons';
import { of, throwError } from 'rxjs';
import { BaseImportService, ImportRowsQuery } from './base-import.service';
import { ImportRowsComponent } from './import-rows.component';
import { importJobSample } from './import.samples';
import { ImportRow } from './import.types';

describe('ImportRowsComponent', () => {
  const errors = [
    { field: 'name', value: 'x'.repeat(3), code: 'TOO_LONG', message: 'too long' },
    { field: null, value: null, code: 'DUPLICATE', message: 'It is there already' },
  ];
  const row: ImportRow = { rowNo: 12, status: 'invalid', cells: ['A-1', 'xxx'], errors };
  const rows = vi.fn<(jobId: string, query: ImportRowsQuery) => unknown>();
  let fixture: ComponentFixture<ImportRowsComponent>;

  beforeEach(() => {
    const pagination = { page: 1, limit: 10, total: 11, totalPages: 2 };
    rows.mockReset().mockReturnValue(of({ success: true, data: [row], pagination }));
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(ImportRowsComponent);
    const job = importJobSample({ mapping: { code: 0, name: 1 } });
    fixture.componentRef.setInput('service', { rows } as unknown as BaseImportService);
    fixture.componentRef.setInput('job', job);
    fixture.componentRef.setInput('tabs', [
      { status: 'invalid', label: 'Mistakes' },
      { status: 'valid', label: 'Valid' },
    ]);
  });

  async function cells(): Promise<string[]> {
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return Array.from(element.querySelectorAll('tbody :is(td, th)'), ({ textContent }) =>
      textContent.trim(),
    );
  }

  it('shows row, column, value and reason of each mistake, in the words of the file', async () => {
    expect(await cells()).toEqual([
      ...['12', 'Label', 'xxx', 'Too long'],
      ...['12', 'Whole row', '', 'It is there already'],
    ]);
  });

  it('shows what valid rows hold, from their first page', async () => {
    await cells();
    fixture.componentInstance['pageIndex'].set(1);
    await cells();
    expect(rows).toHaveBeenLastCalledWith('job-1', { page: 2, limit: 10, status: 'invalid' });
    fixture.componentInstance['status'].set('valid');
    expect(await cells()).toEqual(['12', 'A-1', 'xxx']);
    expect(rows).toHaveBeenLastCalledWith('job-1', { page: 1, limit: 10, status: 'valid' });
  });

  it('offers to try again', async () => {
    rows.mockReturnValueOnce(throwError(() => new HttpErrorResponse({ status: 503 })));
    await cells();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toContain('could not be loaded');
    element.querySelector<HTMLButtonElement>('app-error-state button')?.click();
    expect(await cells()).toContain('Too long');
  });
});
