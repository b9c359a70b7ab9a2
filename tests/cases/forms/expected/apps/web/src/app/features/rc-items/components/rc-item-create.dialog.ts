import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { RcItemService } from '../services/rc-items.service';
import { rcItemForm, newRcItem } from './rc-item-form';
import { RcItemFormComponent } from './rc-item-form.component';

@Component({
  selector: 'app-rc-item-create-dialog',
  imports: [RcItemFormComponent, FormDialogComponent],
  templateUrl: './rc-item-create.dialog.html',
})
export class RcItemCreateDialogComponent {
  private readonly rcItemsService = inject(RcItemService);

  protected readonly dialog = createDialog({
    form: rcItemForm(),
    values: newRcItem,
    save: (values, opId) => this.rcItemsService.create(values, opId),
    saved: $localize`Rc item created`,
    failed: $localize`The rc item could not be created.`,
  });
}
