import { Component, computed, input } from '@angular/core';
import { LogLine } from '../types/log-lines.types';
import { LogLineColumn } from './log-lines-columns';

/** A property of one log line, as a person reads it. */
@Component({
  selector: 'app-log-line-value',
  imports: [],
  templateUrl: './log-line-value.component.html',
})
export class LogLineValueComponent {
  readonly row = input.required<LogLine>();
  readonly column = input.required<LogLineColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
