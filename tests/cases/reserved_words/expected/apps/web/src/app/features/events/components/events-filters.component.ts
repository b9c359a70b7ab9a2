import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { EventEntityFilter } from './events-columns';

/** The filters above the list of events. */
@Component({
  selector: 'app-events-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './events-filters.component.html',
})
export class EventsFiltersComponent {
  readonly list = input.required<ListState<EventEntityFilter>>();

  protected onInput(name: EventEntityFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
