import { Component, input } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListState } from '@shared/list/list-state';
import { TypeEntityFilter } from './types-columns';

/** The filters above the list of types. */
@Component({
  selector: 'app-types-filters',
  imports: [MatFormFieldModule, MatInputModule, MatSelectModule],
  templateUrl: './types-filters.component.html',
})
export class TypesFiltersComponent {
  readonly list = input.required<ListState<TypeEntityFilter>>();

  protected onInput(name: TypeEntityFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
