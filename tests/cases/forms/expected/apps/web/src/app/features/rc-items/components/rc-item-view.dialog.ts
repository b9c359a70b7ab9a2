import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { DetailsComponent } from '@shared/list/details.component';
import { RcItem, rcItemLabel } from '../types/rc-items.types';
import { RC_ITEM_COLUMNS } from './rc-items-columns';

export interface RcItemViewDialogData {
  rcItem: RcItem;
  canEdit: boolean;
}

/** All of one rc item. Closes with `edit` when the user wants to change it. */
@Component({
  selector: 'app-rc-item-view-dialog',
  imports: [DetailsComponent, MatButtonModule, MatDialogModule],
  templateUrl: './rc-item-view.dialog.html',
})
export class RcItemViewDialogComponent {
  protected readonly data = inject<RcItemViewDialogData>(MAT_DIALOG_DATA);
  protected readonly title = rcItemLabel(this.data.rcItem);
  protected readonly columns = RC_ITEM_COLUMNS;
}
