import { Component, computed, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { recordLink } from '@shared/record/record-links';
import { ReferenceKey, ReferenceService, ReferenceTarget } from './reference.service';

/** The label of the row that a value refers to, as a link to its page where there is one. */
@Component({
  selector: 'app-reference-label',
  imports: [RouterLink],
  template: `
    @if (value() === null || value() === undefined) {
      <span class="none">–</span>
    } @else if (link(); as link) {
      <a class="reference" [routerLink]="link">{{ text() }}</a>
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

  private readonly target = computed(() => ({
    resource: this.resource(),
    labelField: this.labelField(),
    keyField: this.keyField(),
    through: this.through(),
  }));
  private readonly label = computed(() => this.ofValue((...of) => this.references.label(...of)));
  private readonly id = computed(() => this.ofValue((...of) => this.references.id(...of)));
  protected readonly link = computed(() => {
    const id = this.id()?.();
    return id === undefined ? null : recordLink(this.resource(), String(id));
  });

  protected readonly text = computed(() => this.label()?.() ?? '…');

  private ofValue<R>(known: (target: ReferenceTarget, key: ReferenceKey) => R): R | undefined {
    const [target, value] = [this.target(), this.value()];
    return value === null || value === undefined
      ? undefined
      : untracked(() => known(target, value));
  }
}
