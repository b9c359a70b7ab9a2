import { Component, TemplateRef, input, output } from '@angular/core';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatSortModule } from '@angular/material/sort';
import { CellTemplates, ListSlots } from '@shared/list/list-cells';
import { ListModel } from '@shared/list/list-model';
import { RowActionsComponent } from '@shared/list/row-actions.component';
import { ValueComponent } from '@shared/list/value.component';

/** The rows of a page: a table on a wide screen, a card each on a phone. */
@Component({
  selector: 'app-list-rows',
  imports: [MatCheckboxModule, MatSortModule, RowActionsComponent, ValueComponent],
  templateUrl: './list-rows.component.html',
  host: { class: 'list-rows' },
})
export class ListRowsComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();
  readonly cells = input<CellTemplates<T>>(new Map());
  readonly actions = input<TemplateRef<ListSlots<T>['rowActions']>>();

  readonly view = output<T>();
  readonly edit = output<T>();
  readonly remove = output<T>();

  /** Opens a row, unless the click was meant for something in it. */
  protected onRowClick(event: Event, row: T): void {
    if (!(event.target as Element).closest('button, a, input, mat-checkbox')) {
      this.view.emit(row);
    }
  }
}
