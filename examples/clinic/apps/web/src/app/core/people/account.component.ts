import { Component, computed, inject, resource, signal, viewChild } from '@angular/core';
import { FormGroupDirective, NonNullableFormBuilder, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { MatSnackBar } from '@angular/material/snack-bar';
import { AuthService } from '@core/services/auth.service';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { applyServerErrors } from '@shared/forms/server-errors';
import { apiErrorMessage } from '@shared/http/api-error';
import { formatMoment } from '@shared/ui/format';
import { PageHeaderComponent } from '@shared/ui/page-header';
import { OwnSession, PeopleService } from './people.service';
import { permissionWords } from './permissions';

/** What whoever has signed in does with their own account: their password, and where they are signed in. */
@Component({
  selector: 'app-account',
  imports: [FORM_FIELDS, MatButtonModule, MatInputModule, PageHeaderComponent],
  templateUrl: './account.component.html',
  styleUrl: './account.component.scss',
})
export class AccountComponent {
  private readonly people = inject(PeopleService);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly user = inject(AuthService).user;
  protected readonly allowed = computed(() => {
    const held = this.user()?.permissions ?? [];
    return permissionWords(held) || $localize`nothing yet`;
  });
  protected readonly sessions = resource({ loader: () => this.people.sessions() });
  protected readonly moment = formatMoment;
  protected readonly isSaving = signal(false);
  protected readonly failure = signal('');
  protected readonly form = inject(NonNullableFormBuilder).group({
    current: ['', Validators.required],
    new: ['', [Validators.required, Validators.minLength(12), Validators.maxLength(200)]],
  });

  private readonly formDirective = viewChild(FormGroupDirective);

  protected async onPassword(): Promise<void> {
    Object.values(this.form.controls).forEach((control) => control.updateValueAndValidity());
    this.failure.set('');
    if (this.form.invalid || this.isSaving()) {
      this.form.markAllAsTouched();
      return;
    }
    this.isSaving.set(true);
    try {
      await this.people.changePassword(this.form.getRawValue());
      // Which also forgets that the form was sent: else its empty fields would be mistakes.
      this.formDirective()?.resetForm();
      this.sessions.reload();
      this.snackBar.open($localize`Password changed`, $localize`Close`, { duration: 3000 });
    } catch (error) {
      if (!applyServerErrors(this.form, error).isPlaced) {
        this.failure.set(apiErrorMessage(error, $localize`The password could not be changed.`));
      }
    } finally {
      this.isSaving.set(false);
    }
  }

  protected async onEnd(session: OwnSession): Promise<void> {
    try {
      await this.people.endSession(session.id);
      this.sessions.reload();
    } catch (error) {
      const message = apiErrorMessage(error, $localize`The session could not be ended.`);
      this.snackBar.open(message, $localize`Close`);
    }
  }
}
