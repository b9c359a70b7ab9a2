import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { StatusFilter } from './statuses-columns';

/** The filters above the list of statuses. */
@Component({
  selector: 'app-statuses-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './statuses-filters.component.html',
})
export class StatusesFiltersComponent {
  readonly list = input.required<ListState<StatusFilter>>();

  protected onInput(name: StatusFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
