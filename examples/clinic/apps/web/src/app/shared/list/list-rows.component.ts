import { Component, TemplateRef, computed, input, output } from '@angular/core';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatSortModule } from '@angular/material/sort';
import { RouterLink } from '@angular/router';
import { CellTemplates, ListSlots } from '@shared/list/list-cells';
import { linkColumn } from '@shared/list/list-column';
import { ListModel } from '@shared/list/list-model';
import { RowActionsComponent } from '@shared/list/row-actions.component';
import { ValueComponent } from '@shared/list/value.component';

/** The rows of a page: a table on a wide screen, a card each on a phone. */
@Component({
  selector: 'app-list-rows',
  imports: [MatCheckboxModule, MatSortModule, RouterLink, RowActionsComponent, ValueComponent],
  templateUrl: './list-rows.component.html',
  host: { class: 'list-rows' },
})
export class ListRowsComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();
  readonly cells = input<CellTemplates<T>>(new Map());
  readonly actions = input<TemplateRef<ListSlots<T>['rowActions']>>();
  readonly menu = input<TemplateRef<ListSlots<T>['rowMenu']>>();

  /** The cell that leads to the page of its row: none that looks as this list wants it. */
  protected readonly linked = computed(() => {
    const shown = this.page().choice.visible();
    return linkColumn(shown.filter(({ key }) => !this.cells().has(key)));
  });

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
