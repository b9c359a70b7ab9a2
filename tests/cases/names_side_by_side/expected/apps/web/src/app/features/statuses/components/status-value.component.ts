import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { Status } from '../types/statuses.types';
import { StatusColumn } from './statuses-columns';

/** A property of one status, as a person reads it. */
@Component({
  selector: 'app-status-value',
  imports: [DatePipe],
  templateUrl: './status-value.component.html',
})
export class StatusValueComponent {
  readonly row = input.required<Status>();
  readonly column = input.required<StatusColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
