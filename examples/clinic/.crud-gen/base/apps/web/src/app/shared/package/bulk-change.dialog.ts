import { NgComponentOutlet } from '@angular/common';
import { Component, afterNextRender, inject, signal, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { FormFields } from '@shared/forms/form-fields';
import { ListOptions } from '@shared/list/list-model';
import { ValueComponent } from '@shared/list/value.component';
import { AnyRow } from '@shared/record/record-options';
import { formatCount } from '@shared/ui/format';
import { BulkChange } from './bulk-change';
import { ChangeOptions } from './change-options';

export interface BulkChangeDialogData {
  options: ListOptions<never>;
  rows: readonly object[];
  /** Fields that are chosen at the start, with what they are to be. */
  values: object;
}

/** Changes the chosen fields of several rows. */
@Component({
  selector: 'app-bulk-change-dialog',
  imports: [
    FormDialogComponent,
    MatButtonModule,
    MatFormFieldModule,
    MatSelectModule,
    NgComponentOutlet,
    ValueComponent,
  ],
  templateUrl: './bulk-change.dialog.html',
})
export class BulkChangeDialogComponent {
  private readonly data = inject<BulkChangeDialogData>(MAT_DIALOG_DATA);
  private readonly formFields = viewChild.required(FormDialogComponent, { read: FormFields });

  protected readonly options = this.data.options as unknown as ListOptions<AnyRow>;
  protected readonly changes = this.options.changes as ChangeOptions<AnyRow>;
  protected readonly dialog = new BulkChange<AnyRow>(
    this.options,
    this.changes,
    this.data.rows as readonly AnyRow[],
    this.data.values,
  );
  /** What can be changed, as the form calls it. */
  protected readonly fields = signal<readonly { name: string; label: string }[]>([]);
  protected readonly formatCount = formatCount;

  constructor() {
    afterNextRender(() => {
      const fields = this.dialog.names.map((name) => this.formFields().named(name));
      const shown = fields.filter((field) => field !== undefined);
      this.fields.set(shown.map((field) => ({ name: field.name, label: field.label() })));
    });
  }
}
