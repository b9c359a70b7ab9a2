import { Component, computed, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { ListModel } from '@shared/list/list-model';
import { BulkChangeDialogComponent, BulkChangeDialogData } from './bulk-change.dialog';
import { StatusAction, statusActions } from './change-options';

/** What can be done with the selected rows of a list besides deleting them. */
@Component({
  selector: 'app-bulk-changes',
  imports: [MatButtonModule, MatIconModule, MatMenuModule],
  template: `
    @if (page().canChangeMany()) {
      @if (actions().length > 0) {
        <button matButton type="button" [matMenuTriggerFor]="menu">
          <mat-icon svgIcon="more" />
          <span i18n>Status</span>
        </button>
        <mat-menu #menu="matMenu">
          @for (action of actions(); track action.path) {
            <button mat-menu-item type="button" (click)="onChange(action)">
              {{ action.label }}
            </button>
          }
        </mat-menu>
      }
      <button matButton type="button" (click)="onChange()">
        <mat-icon svgIcon="edit" />
        <span i18n>Change…</span>
      </button>
    }
  `,
})
export class BulkChangesComponent<T extends object> {
  readonly page = input.required<ListModel<T>>();

  protected readonly actions = computed(() => statusActions(this.page().options));

  /** Asks for a change, or has a status action confirmed; the list is read again afterwards. */
  protected async onChange(action?: StatusAction): Promise<void> {
    const page = this.page();
    const values = action ? { [action.field]: action.value } : {};
    const data: BulkChangeDialogData = {
      options: page.options,
      rows: page.selection.rows(),
      values,
    };
    await page.open(BulkChangeDialogComponent, data);
    page.reload();
  }
}
