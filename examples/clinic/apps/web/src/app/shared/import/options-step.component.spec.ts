import { ComponentFixture, TestBed } from '@angular/core/testing';
import { AuthService } from '@core/services/auth.service';
import { provideIcons } from '@shared/ui/icons';
import { importJobSample } from './import.samples';
import { OptionsStepComponent } from './options-step.component';

describe('OptionsStepComponent', () => {
  const job = importJobSample({ status: 'validated' });
  let held: string[];
  let fixture: ComponentFixture<OptionsStepComponent>;

  function choices(inputs: { canUpdate?: boolean } = {}): string {
    const can = (permission: string) => held.includes(permission);
    TestBed.configureTestingModule({
      providers: [provideIcons(), { provide: AuthService, useValue: { can } }],
    });
    fixture = TestBed.createComponent(OptionsStepComponent);
    fixture.componentRef.setInput('job', job);
    fixture.componentRef.setInput('options', {
      mode: 'valid-rows-only',
      duplicates: 'error',
      validateOnly: false,
    });
    fixture.componentRef.setInput('canUpdate', inputs.canUpdate ?? true);
    fixture.detectChanges();
    const element: HTMLElement = fixture.nativeElement;
    return element.querySelector('[aria-labelledby="import-duplicates"]')?.textContent ?? '';
  }

  it('offers to update to whoever may update', () => {
    held = [`${job.resource}.update`];
    expect(choices()).toContain('Update');
  });

  it('does not offer what is not allowed, or not possible', () => {
    held = [];
    expect(choices()).not.toContain('Update');
    TestBed.resetTestingModule();
    held = [`${job.resource}.update`];
    expect(choices({ canUpdate: false })).not.toContain('Update');
  });
});
