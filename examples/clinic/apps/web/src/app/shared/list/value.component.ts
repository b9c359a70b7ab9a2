import { NgTemplateOutlet } from '@angular/common';
import { Component, TemplateRef, computed, input } from '@angular/core';
import { unreadableText } from '@shared/http/api.types';
import { CellContext } from '@shared/list/list-cells';
import { ListColumn } from '@shared/list/list-column';
import { ReferenceLabelComponent } from '@shared/reference/reference-label.component';
import { ReferenceKey } from '@shared/reference/reference.service';
import { formatDay, formatMoment, formatNumber, yesOrNo } from '@shared/ui/format';
import { toneOf } from '@shared/ui/tone';

/** A value of a row, as its column's type says that a person reads it, or as a template says. */
@Component({
  selector: 'app-value',
  imports: [NgTemplateOutlet, ReferenceLabelComponent],
  template: `
    @let type = column();
    @if (unreadable(); as stored) {
      <span class="unreadable" title="The server cannot read this value" i18n-title>{{
        stored
      }}</span>
    } @else if (template(); as template) {
      <ng-container
        [ngTemplateOutlet]="template"
        [ngTemplateOutletContext]="{ $implicit: row(), value: row()[type.key] }"
      />
    } @else if (isMissing()) {
      <span class="none">–</span>
    } @else if (type.type === 'reference') {
      <app-reference-label
        [resource]="type.target.resource"
        [labelField]="type.target.labelField"
        [keyField]="type.target.keyField"
        [through]="type.target.through"
        [value]="key()"
      />
    } @else if (type.type === 'choice') {
      <span class="chip" [attr.data-tone]="tone()" [textContent]="text()"></span>
    } @else if (type.type === 'json') {
      <span class="mono">{{ text() }}</span>
    } @else {
      {{ text() }}
    }
  `,
})
export class ValueComponent<T extends object> {
  readonly row = input.required<T>();
  readonly column = input.required<ListColumn<T>>();
  /** How it is shown otherwise. */
  readonly template = input<TemplateRef<CellContext<T, keyof T>>>();

  private readonly value = computed<unknown>(() => this.row()[this.column().key]);
  protected readonly isMissing = computed(
    () => this.value() === null || this.value() === undefined,
  );
  /** In quotes, since it may be empty. */
  protected readonly unreadable = computed(() =>
    JSON.stringify(unreadableText(this.row(), this.column().key)),
  );
  protected readonly key = computed(() => this.value() as ReferenceKey);
  protected readonly tone = computed(() => toneOf(String(this.value())));
  protected readonly text = computed(() => valueText(this.column(), this.value()));
}

/** The value in words, but for the label of another row. */
export function valueText<T extends object>(column: ListColumn<T>, value: unknown): string {
  switch (column.type) {
    case 'number':
      return formatNumber(value as number | string, column.digits);
    case 'date':
      return formatDay(String(value));
    case 'dateTime':
    case 'instant':
      return formatMoment(String(value));
    case 'boolean':
      return yesOrNo(value);
    case 'choice':
      return column.words.get(String(value)) ?? String(value);
    case 'json':
      return JSON.stringify(value, null, 2);
    default:
      return String(value);
  }
}
