import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { PersonFilter } from './people-columns';

/** The filters above the list of people. */
@Component({
  selector: 'app-people-filters',
  imports: [MatFormFieldModule, MatInputModule],
  templateUrl: './people-filters.component.html',
})
export class PeopleFiltersComponent {
  readonly list = input.required<ListState<PersonFilter>>();

  protected onInput(name: PersonFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
