import { Component, computed, inject, input, model } from '@angular/core';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatIconModule } from '@angular/material/icon';
import { MatRadioModule } from '@angular/material/radio';
import { AuthService } from '@core/services/auth.service';
import { outlookOf } from './import-outlook';
import { DUPLICATE_RULES, MODES } from './import-words';
import { ImportJob, ImportOptions } from './import.types';

/** How the rows are imported, and what that will do. */
@Component({
  selector: 'app-import-options-step',
  imports: [MatCheckboxModule, MatIconModule, MatRadioModule],
  templateUrl: './options-step.component.html',
})
export class OptionsStepComponent {
  private readonly auth = inject(AuthService);

  readonly job = input.required<ImportJob>();
  /** Rows of the table can be changed. */
  readonly canUpdate = input(true);
  readonly options = model.required<ImportOptions>();

  protected readonly modes = MODES;
  private readonly mayUpdate = computed(
    () => this.canUpdate() && this.auth.can(`${this.job().resource}.update`),
  );
  protected readonly duplicateRules = computed(() =>
    DUPLICATE_RULES.filter(({ value }) => value !== 'update' || this.mayUpdate()),
  );
  protected readonly outlook = computed(() => outlookOf(this.job(), this.options()));

  protected onChange(change: Partial<ImportOptions>): void {
    this.options.update((options) => ({ ...options, ...change }));
  }
}
