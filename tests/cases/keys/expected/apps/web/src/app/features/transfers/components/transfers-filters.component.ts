import { Component, input } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { ListState } from '@shared/list/list-state';
import { ReferenceSelectComponent } from '@shared/reference/reference-select.component';
import { TransferFilter } from './transfers-columns';

/** The filters above the list of transfers. */
@Component({
  selector: 'app-transfers-filters',
  imports: [FormsModule, MatFormFieldModule, MatInputModule, ReferenceSelectComponent],
  templateUrl: './transfers-filters.component.html',
})
export class TransfersFiltersComponent {
  readonly list = input.required<ListState<TransferFilter>>();

  protected onInput(name: TransferFilter, event: Event): void {
    this.list().setFilter(name, (event.target as HTMLInputElement).value);
  }
}
