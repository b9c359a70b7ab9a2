import { Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatSnackBar } from '@angular/material/snack-bar';
import { EventMeta, WebSocketService } from '@core/services/websocket.service';
import { apiErrorMessage, fieldErrors } from '@shared/http/api-error';
import { merge } from 'rxjs';
import { PersonStateManager } from '../services/people-state-manager.service';
import { PersonService } from '../services/people.service';
import { Person, UpdatePerson, entityId } from '../types/people.types';
import { changedPerson, personForm } from './person-form';
import { PersonFormComponent } from './person-form.component';

export interface PersonEditDialogData {
  person: Person;
}

@Component({
  selector: 'app-person-edit-dialog',
  imports: [
    MatButtonModule,
    MatDialogModule,
    MatIconModule,
    PersonFormComponent,
    ReactiveFormsModule,
  ],
  templateUrl: './person-edit.dialog.html',
})
export class PersonEditDialogComponent {
  protected readonly data = inject<PersonEditDialogData>(MAT_DIALOG_DATA);
  private readonly peopleService = inject(PersonService);
  private readonly personStateManager = inject(PersonStateManager);
  private readonly dialogRef =
    inject<MatDialogRef<PersonEditDialogComponent, boolean>>(MatDialogRef);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly row = signal(this.data.person);
  protected readonly form = signal(personForm(this.data.person));
  protected readonly failure = signal('');
  /** Somebody else has changed the row since it was read. */
  protected readonly notice = signal('');

  constructor() {
    this.watchOthers();
  }

  protected onFormSubmit(): void {
    const form = this.form();
    if (form.invalid) {
      form.markAllAsTouched();
      return;
    }
    const changes = changedPerson(form);
    if (Object.keys(changes).length > 0) {
      void this.update(changes);
    }
    this.dialogRef.close(true);
  }

  /** The list shows the change already; when the server refuses it, it is taken back and the user is told why. */
  private async update(changes: UpdatePerson): Promise<void> {
    try {
      await this.personStateManager.optimisticUpdate(entityId(this.row()), changes, this.row());
      this.snackBar.open('Person saved', 'Close', { duration: 3000 });
    } catch (error) {
      const why =
        fieldErrors(error)[0]?.message ?? apiErrorMessage(error, 'The server refused it.');
      this.snackBar.open(`Not saved: ${why}`, 'Close', { duration: 10_000 });
    }
  }

  /** Takes the row as the server has it now; what was typed is gone. */
  protected async onReload(): Promise<void> {
    try {
      const row = await this.peopleService.get(entityId(this.row()));
      this.row.set(row);
      this.form.set(personForm(row));
      this.notice.set('');
      this.failure.set('');
    } catch (error) {
      this.failure.set(apiErrorMessage(error, 'The person could not be read.'));
    }
  }

  /** Says so when another changes or deletes the row; what is typed here is never touched. */
  private watchOthers(): void {
    const socket = inject(WebSocketService);
    const isOwn = (meta: EventMeta | undefined) => this.personStateManager.isOwn(meta?.opId);
    socket
      .listenWithMeta('people:updated')
      .pipe(takeUntilDestroyed())
      .subscribe(({ meta }) => {
        const row = this.row();
        const isThis = String(meta?.entityId) === entityId(row);
        if (isThis && !isOwn(meta) && (meta?.version ?? 0) > row.version) {
          this.notice.set('Somebody else has just changed this person.');
        }
      });
    const deletes = ['deleted', 'bulk-deleted'].map((action) =>
      socket.listenWithMeta<{ id?: unknown; ids?: unknown[] }>(`people:${action}`),
    );
    merge(...deletes)
      .pipe(takeUntilDestroyed())
      .subscribe(({ event, meta }) => {
        const ids = (event.ids ?? [event.id]).map(String);
        if (ids.includes(entityId(this.row())) && !isOwn(meta)) {
          this.failure.set('Somebody else has just deleted this person.');
        }
      });
  }
}
