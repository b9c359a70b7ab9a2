import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@shared/ui/icons';
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
});
