import { ComponentFixture, TestBed } from '@angular/core/testing';
import { MatSelect } from '@angular/material/select';
import { By } from '@angular/platform-browser';
import { importJobSample } from './import.samples';
import { MappingStepComponent } from './mapping-step.component';

describe('MappingStepComponent', () => {
  let fixture: ComponentFixture<MappingStepComponent>;

  beforeEach(() => {
    fixture = TestBed.createComponent(MappingStepComponent);
    fixture.componentRef.setInput('job', importJobSample({ status: 'uploaded' }));
    fixture.componentRef.setInput('mapping', { code: 0 });
    fixture.detectChanges();
  });

  function shown(): string {
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it('shows the first values of a chosen column, and the columns that are left', () => {
    expect(shown()).toContain('A-1, A-2');
    expect(shown()).toContain('Not imported: Label');
    expect(shown()).not.toContain('every row needs it');
  });

  it('takes another column, or none', () => {
    const step = fixture.componentInstance;
    const [code, name] = step.job().fields;
    step['onChoose'](name, 1);
    expect(step.mapping()).toEqual({ code: 0, name: 1 });
    expect(shown()).not.toContain('Not imported');
    step['onChoose'](code, null);
    expect(step.mapping()).toEqual({ name: 1 });
    expect(shown()).toContain('every row needs it');
  });

  it('offers the sheets of a workbook, and shows the one that is read until another one is', () => {
    const options = (): number =>
      (fixture.nativeElement as HTMLElement).querySelectorAll('.import-sheet').length;
    expect(options()).toBe(0);
    const job = importJobSample({ sheets: ['Stock', 'Prices'], sheet: 'Stock' });
    fixture.componentRef.setInput('job', job);
    fixture.detectChanges();
    expect(options()).toBe(1);
    const step = fixture.componentInstance;
    const chosen = vi.fn();
    step.sheetChosen.subscribe(chosen);
    const sheets = fixture.debugElement.query(By.directive(MatSelect))
      .componentInstance as MatSelect;
    sheets.value = 'Prices';
    step['onSheet'](sheets);
    expect(chosen).toHaveBeenCalledWith('Prices');
    expect(sheets.value).toBe('Stock');
  });

  it('shows what the server said at its field', () => {
    const failures = [{ field: 'name', code: 'TYPE', message: 'Not this column' }];
    fixture.componentRef.setInput('failures', failures);
    expect(shown()).toContain('Not this column');
  });
});
