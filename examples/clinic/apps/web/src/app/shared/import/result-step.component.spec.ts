import { HttpErrorResponse } from '@angular/common/http';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { provideIcons } from '@shared/ui/icons';
import { throwError } from 'rxjs';
import { importJobSample } from './import.samples';
import { ImportJob } from './import.types';
import { ResultStepComponent } from './result-step.component';

describe('ResultStepComponent', () => {
  const done: Partial<ImportJob> = {
    status: 'completed',
    duplicates: 'error',
    progress: 100,
    successCount: 7,
    failedCount: 3,
  };
  let fixture: ComponentFixture<ResultStepComponent>;

  beforeEach(() => TestBed.configureTestingModule({ providers: [provideIcons()] }));

  function show(changes: Partial<ImportJob>): string {
    fixture = TestBed.createComponent(ResultStepComponent);
    const rows = () => throwError(() => new HttpErrorResponse({ status: 0 }));
    fixture.componentRef.setInput('service', { rows });
    fixture.componentRef.setInput('job', importJobSample({ ...done, ...changes }));
    fixture.componentRef.setInput('isBusy', false);
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  }

  function tabs(): string[] {
    return fixture.componentInstance['tabs']().map(({ status }) => status);
  }

  it.each<[string, Partial<ImportJob>]>([
    ['The import is complete', { successCount: 10, failedCount: 0 }],
    ['Some rows were not imported', {}],
    ['No row was imported', { successCount: 0, failedCount: 10 }],
    ['Checked: nothing was written', { validateOnly: true, successCount: 0, skippedCount: 7 }],
    ['The import was cancelled', { status: 'cancelled' }],
    ['The disk is full', { status: 'failed', error: 'The disk is full' }],
  ])('says: %s', (words, changes) => {
    expect(show(changes)).toContain(words);
  });

  it('colours only the counts that are not zero', () => {
    const tones = () =>
      Array.from((fixture.nativeElement as HTMLElement).querySelectorAll('dl > div'), (count) =>
        count.getAttribute('data-tone'),
      );
    show({});
    expect(tones()).toEqual(['success', 'danger', 'neutral']);
    show({ successCount: 10, failedCount: 0 });
    expect(tones()).toEqual(['success', 'neutral', 'neutral']);
  });

  it('offers the rows that did not get in, by what was wrong with them', () => {
    expect(show({})).toContain('import that file');
    expect(tabs()).toEqual(['invalid', 'duplicate']);
    show({ failedCount: 4 });
    expect(tabs()).toEqual(['failed', 'invalid', 'duplicate']);
    show({ duplicates: 'update', failedCount: 2 });
    expect(tabs()).toEqual(['invalid']);
  });

  it('offers nothing when all rows are in, or were left out on purpose', () => {
    const changes = { invalidCount: 0, duplicateCount: 0, failedCount: 0 };
    expect(show({ ...changes, successCount: 9, skippedCount: 1 })).not.toContain(
      'import that file',
    );
  });

  it('offers the rows that a cancelled import has not come to', () => {
    const changes = { invalidCount: 0, duplicateCount: 0, failedCount: 0, successCount: 4 };
    const words = show({ ...changes, status: 'cancelled', error: 'The import was cancelled' });
    expect(words).toContain('import that file');
    expect(words).toContain('Not imported6');
    expect(words.match(/The import was cancelled/g)).toHaveLength(1);
  });
});
