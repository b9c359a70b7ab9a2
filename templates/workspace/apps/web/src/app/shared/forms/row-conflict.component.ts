import { Component, ElementRef, afterNextRender, inject, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { MatRadioModule } from '@angular/material/radio';
import { FormFields } from './form-fields';
import { FieldConflict, RowConflict } from './row-conflict';

/** Asks for each field that another has changed whose value counts. */
@Component({
  selector: 'app-row-conflict',
  imports: [MatIconModule, MatRadioModule],
  templateUrl: './row-conflict.component.html',
})
export class RowConflictComponent {
  private readonly fields = inject(FormFields);

  readonly conflict = input.required<RowConflict<unknown>>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    afterNextRender(() => this.focus());
  }

  /** Goes to the first field that waits for a choice. */
  focus(): void {
    this.host.scrollIntoView?.({ block: 'nearest' });
    const groups = [...this.host.querySelectorAll('mat-radio-group')];
    const open = groups.find((group) => !group.querySelector('input:checked')) ?? groups[0];
    open?.querySelector('input')?.focus({ preventScroll: true });
  }

  protected labelOf({ name }: FieldConflict): string {
    return this.fields.named(name)?.label() ?? name;
  }

  protected textOf({ name }: FieldConflict, value: unknown): string {
    return this.fields.named(name)?.textOf(value) ?? String(value);
  }
}
