import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { REGISTERED_MODULES } from '@shared/record/record-links';
import { provideIcons } from '@shared/ui/icons';
import { of } from 'rxjs';
import { ReferenceSelectComponent } from './reference-select.component';

@Component({
  imports: [ReactiveFormsModule, ReferenceSelectComponent],
  template: ` <app-reference-select label="Category" [target]="target" [formControl]="control" /> `,
})
class HostComponent {
  readonly target = { resource: 'categories', keyField: 'id', labelField: 'name' };
  readonly control = new FormControl<string | null>(null, Validators.required);
}

describe('ReferenceSelectComponent', () => {
  it('shows what is wrong with its control, also what the server said', () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
      ],
    });
    const fixture = TestBed.createComponent(HostComponent);
    const { control } = fixture.componentInstance;
    fixture.detectChanges();
    expect(fixture.nativeElement.textContent).not.toContain('required');

    control.markAsTouched();
    fixture.changeDetectorRef.markForCheck();
    fixture.detectChanges();
    expect(fixture.nativeElement.textContent).toContain('Category is required');

    control.setErrors({ server: 'There is no such category' });
    fixture.changeDetectorRef.markForCheck();
    fixture.detectChanges();
    expect(fixture.nativeElement.textContent).toContain('There is no such category');
  });

  it('makes a row that is not there yet, and chooses it', async () => {
    const open = vi.fn(() => ({ afterClosed: () => of({ id: '7', name: 'Lamps' }) }));
    const createDialog = HostComponent;
    const load = () => Promise.resolve({ resource: 'categories', createDialog });
    const modules = [{ resource: 'categories', key: 'id', references: [], load }];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideIcons(),
        { provide: REGISTERED_MODULES, useValue: modules },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockReturnValue(true);
    const fixture = TestBed.createComponent(HostComponent);
    fixture.detectChanges();
    const input: HTMLInputElement = fixture.nativeElement.querySelector('input');
    input.focus();
    input.value = 'Lam';
    input.dispatchEvent(new Event('input'));
    fixture.detectChanges();
    const options = [...document.querySelectorAll<HTMLElement>('mat-option')];
    options.find(({ textContent }) => textContent.includes('Create a new one'))?.click();
    await vi.waitFor(() => expect(fixture.componentInstance.control.value).toBe('7'));
    const data = { values: { name: 'Lam' }, isAwaited: true };
    expect(open).toHaveBeenCalledWith(createDialog, expect.objectContaining({ data }));
  });
});
