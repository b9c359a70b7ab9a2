import { Component, inject } from '@angular/core';
import { createDialog } from '@shared/forms/form-dialog';
import { FormDialogComponent } from '@shared/forms/form-dialog.component';
import { PersonStateManager } from '../services/people-state-manager.service';
import { personForm, newPerson } from './person-form';
import { PersonFormComponent } from './person-form.component';

@Component({
  selector: 'app-person-create-dialog',
  imports: [PersonFormComponent, FormDialogComponent],
  templateUrl: './person-create.dialog.html',
})
export class PersonCreateDialogComponent {
  private readonly personStateManager = inject(PersonStateManager);

  protected readonly dialog = createDialog({
    form: personForm(),
    values: newPerson,
    save: (values) => this.personStateManager.optimisticCreate(values),
    optimistic: true,
    saved: $localize`Person created`,
    failed: $localize`The person could not be created.`,
  });
}
