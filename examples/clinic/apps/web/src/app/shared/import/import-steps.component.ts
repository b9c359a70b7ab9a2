import { Component, ElementRef, computed, effect, input, viewChild } from '@angular/core';
import { IMPORT_STEPS, ImportStep } from './import-step';

/** Which step it is, of how many. The title takes the focus when the step changes. */
@Component({
  selector: 'app-import-steps',
  template: `
    <ol class="import-steps" aria-label="Steps" i18n-aria-label>
      @for (step of all; track step.label) {
        <li
          [class.done]="$index < index()"
          [attr.aria-current]="$index === index() ? 'step' : null"
        >
          <span class="import-step-label">{{ step.label }}</span>
        </li>
      }
    </ol>
    <h3 #title class="import-title" tabindex="-1">
      <span class="cdk-visually-hidden" i18n>Step {{ index() + 1 }} of {{ all.length }}: </span>
      {{ all[index()].title }}
    </h3>
  `,
})
export class ImportStepsComponent {
  readonly step = input.required<ImportStep>();

  protected readonly all = IMPORT_STEPS;
  protected readonly index = computed(() =>
    IMPORT_STEPS.findIndex(({ steps }) => steps.includes(this.step())),
  );
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  constructor() {
    let shown: ImportStep | undefined;
    effect(() => {
      const step = this.step();
      if (shown !== undefined && shown !== step) {
        this.title().nativeElement.focus();
      }
      shown = step;
    });
  }
}
