import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { PeopleService, Role } from './people.service';
import { PermissionGridComponent } from './permission-grid.component';

export interface RoleDialogData {
  /** None for a new one. */
  role?: Role;
  /** All that can be allowed. */
  permissions: string[];
}

/** A new role, or what a role allows. */
@Component({
  selector: 'app-role-dialog',
  imports: [FORM_FIELDS, FormDialogComponent, MatInputModule, PermissionGridComponent],
  template: `
    <app-form-dialog action="Save" i18n-action [heading]="heading" [dialog]="dialog">
      <div class="form-grid" [formGroup]="dialog.form">
        <mat-form-field subscriptSizing="dynamic">
          <mat-label i18n>Name</mat-label>
          <input matInput formControlName="name" autocomplete="off" />
          <mat-hint i18n>Lower-case letters, digits and dashes</mat-hint>
          <mat-error appFieldError />
        </mat-form-field>
      </div>
      <app-permission-grid
        [control]="dialog.form.controls.permissions"
        [known]="data.permissions"
      />
    </app-form-dialog>
  `,
})
export class RoleDialogComponent {
  private readonly people = inject(PeopleService);

  protected readonly data = inject<RoleDialogData>(MAT_DIALOG_DATA);
  private readonly role = this.data.role;

  protected readonly heading = this.role
    ? $localize`Role ${this.role.name}:name:`
    : $localize`New role`;
  protected readonly dialog = createDialog({
    form: inject(NonNullableFormBuilder).group({
      name: [
        { value: this.role?.name ?? '', disabled: this.role !== undefined },
        [Validators.required, Validators.pattern(/^[a-z][a-z0-9-]*$/), Validators.maxLength(60)],
      ],
      permissions: [this.role?.permissions ?? []],
    }),
    values: (form) => form.getRawValue(),
    save: async ({ name, permissions }) => {
      await this.people.setRole(name, permissions);
      return true;
    },
    saved: $localize`Role saved`,
    failed: $localize`The role could not be saved.`,
  });
}
