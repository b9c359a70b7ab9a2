import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { FileFieldComponent } from './file-field.component';

@Component({
  imports: [FileFieldComponent, ReactiveFormsModule],
  template: `<app-file-field label="Picture" [formControl]="control" />`,
})
class HostComponent {
  readonly control = new FormControl('AAEC', { nonNullable: true });
}

describe('FileFieldComponent', () => {
  it('says how large the file is, and lets it go', () => {
    const fixture = TestBed.createComponent(HostComponent);
    fixture.detectChanges();
    const host = fixture.nativeElement as HTMLElement;
    expect(host.textContent).toContain('3 bytes');

    host.querySelectorAll('button')[1].click();
    fixture.detectChanges();
    expect(fixture.componentInstance.control.value).toBe('');
    expect(host.textContent).toContain('nothing');
  });
});
