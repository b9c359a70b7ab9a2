import { Component, computed, inject, input, untracked } from '@angular/core';
import { ReferenceKey, ReferenceService, ReferenceTarget } from './reference.service';

/** The label of the row that a value refers to. */
@Component({
  selector: 'app-reference-label',
  template: `
    @if (value() === null || value() === undefined) {
      <span class="none">–</span>
    } @else {
      {{ text() }}
    }
  `,
})
export class ReferenceLabelComponent {
  private readonly references = inject(ReferenceService);

  readonly resource = input.required<string>();
  readonly labelField = input.required<string>();
  readonly keyField = input.required<string>();
  readonly through = input<ReferenceTarget>();
  readonly value = input.required<ReferenceKey | null | undefined>();

  private readonly label = computed(() => {
    const value = this.value();
    const target = {
      resource: this.resource(),
      labelField: this.labelField(),
      keyField: this.keyField(),
      through: this.through(),
    };
    return value === null || value === undefined
      ? undefined
      : untracked(() => this.references.label(target, value));
  });

  protected readonly text = computed(() => this.label()?.() ?? '…');
}
