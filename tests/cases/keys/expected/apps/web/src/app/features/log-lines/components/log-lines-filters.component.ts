import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { LogLineFilter } from './log-lines-columns';

/** The filters above the list of log lines. */
@Component({
  selector: 'app-log-lines-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './log-lines-filters.component.html',
})
export class LogLinesFiltersComponent {
  readonly list = input.required<ListState<LogLineFilter>>();

  protected onInput(name: LogLineFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
