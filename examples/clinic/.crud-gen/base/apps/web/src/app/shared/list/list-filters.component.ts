import { Component, computed, input, linkedSignal, untracked } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { ListColumn } from '@shared/list/list-column';
import { ListFilter, filtersOf } from '@shared/list/list-filters';
import { ListModel } from '@shared/list/list-model';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { yesOrNo } from '@shared/ui/format';

/** More than a person wants to see at once. */
const SHOWN_AT_FIRST = 10;
const YES_OR_NO: readonly Option[] = [
  ['true', yesOrNo(true)],
  ['false', yesOrNo(false)],
];

type Option = readonly [value: string, words: string];

/** A field for each filter, by the type of its column: the first ten, and the rest on demand. */
@Component({
  selector: 'app-list-filters',
  imports: [
    FormsModule,
    MatButtonModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ReferenceSelectComponent,
  ],
  templateUrl: './list-filters.component.html',
})
export class ListFiltersComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();

  protected readonly filtersOf = filtersOf<T>;
  protected readonly set = computed(() => this.page().list.filters());
  /** From the start where one of the rest is set. */
  protected readonly showsAll = linkedSignal({
    source: this.page,
    computation: ({ filters, list }) => {
      const set = untracked(list.filters);
      const rest = filters.slice(SHOWN_AT_FIRST).flatMap((column) => filtersOf(column));
      return rest.some(({ name }) => set[name]);
    },
  });
  protected readonly shown = computed(() => {
    const { filters } = this.page();
    return this.showsAll() ? filters : filters.slice(0, SHOWN_AT_FIRST);
  });
  protected readonly rest = computed(() => this.page().filters.length - this.shown().length);

  /** What can be chosen, where it is one of few. */
  protected optionsOf(column: ListColumn<T>): readonly Option[] | null {
    switch (column.type) {
      case 'boolean':
        return YES_OR_NO;
      case 'choice':
        return [...column.words];
      default:
        return null;
    }
  }

  /** Of an end of a range which end it is. */
  protected labelOf({ label }: ListColumn<T>, { test }: ListFilter): string {
    switch (test) {
      case 'min':
      case 'from':
        return $localize`${label}:column: from`;
      case 'max':
      case 'to':
        return $localize`${label}:column: to`;
      default:
        return label;
    }
  }

  protected inputOf(column: ListColumn<T>): 'text' | 'number' | 'date' {
    switch (column.type) {
      case 'number':
        return 'number';
      case 'date':
      case 'dateTime':
      case 'instant':
        return 'date';
      default:
        return 'text';
    }
  }
}
