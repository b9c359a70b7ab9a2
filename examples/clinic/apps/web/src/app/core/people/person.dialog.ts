import { Component, inject } from '@angular/core';
import { NonNullableFormBuilder, Validators } from '@angular/forms';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { PeopleService, Person, Role } from './people.service';
import { PermissionGridComponent } from './permission-grid.component';

export interface PersonDialogData {
  /** Nobody for a new user. */
  person?: Person;
  roles: Role[];
  /** All that can be allowed. */
  permissions: string[];
}

/** What the dialog has done: for a new user, the password that the server has made up. */
export interface PersonDialogResult {
  password?: string;
}

/** A new user, or what a user may do. */
@Component({
  selector: 'app-person-dialog',
  imports: [
    FORM_FIELDS,
    FormDialogComponent,
    MatInputModule,
    MatSelectModule,
    PermissionGridComponent,
  ],
  templateUrl: './person.dialog.html',
})
export class PersonDialogComponent {
  private readonly people = inject(PeopleService);

  protected readonly data = inject<PersonDialogData>(MAT_DIALOG_DATA);
  private readonly person = this.data.person;

  protected readonly heading = this.person?.email ?? $localize`New user`;
  protected readonly dialog = createDialog({
    form: inject(NonNullableFormBuilder).group({
      email: [
        { value: this.person?.email ?? '', disabled: this.person !== undefined },
        [Validators.required, Validators.email],
      ],
      roles: [this.person?.roles ?? []],
      permissions: [this.person?.permissions ?? []],
    }),
    values: (form) => form.getRawValue(),
    save: ({ email, roles, permissions }) => this.save(email, roles, permissions),
    saved: this.person ? $localize`User changed` : $localize`User added`,
    failed: $localize`The user could not be saved.`,
  });

  private async save(
    email: string,
    roles: string[],
    permissions: string[],
  ): Promise<PersonDialogResult> {
    if (!this.person) {
      return await this.people.add({ email, roles, permissions });
    }
    await this.people.change(this.person.id, { roles, permissions });
    return {};
  }
}
