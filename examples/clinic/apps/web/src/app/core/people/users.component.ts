import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatPaginatorModule } from '@angular/material/paginator';
import { MatSnackBar } from '@angular/material/snack-bar';
import { MatTooltipModule } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { FORM_DIALOG } from '@shared/forms/form-dialog';
import { apiErrorMessage } from '@shared/http/api-error';
import { ConfirmService } from '@shared/ui/confirm.service';
import { PageHeaderComponent } from '@shared/ui/page-header';
import { EmptyStateComponent, ErrorStateComponent } from '@shared/ui/states';
import { firstValueFrom } from 'rxjs';
import { NewPasswordDialogComponent } from './new-password.dialog';
import { PeopleService, Person } from './people.service';
import { permissionWords } from './permissions';
import { PersonDialogComponent, PersonDialogData, PersonDialogResult } from './person.dialog';

const PAGE_SIZE = 25;

/** Who may sign in, and what they may do. */
@Component({
  selector: 'app-users',
  imports: [
    EmptyStateComponent,
    ErrorStateComponent,
    MatButtonModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatPaginatorModule,
    MatTooltipModule,
    PageHeaderComponent,
    RouterLink,
  ],
  templateUrl: './users.component.html',
})
export class UsersComponent {
  private readonly people = inject(PeopleService);
  private readonly auth = inject(AuthService);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(ConfirmService);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly pageSize = PAGE_SIZE;
  protected readonly search = signal('');
  /** From 0; another search begins at the first page. */
  protected readonly page = linkedSignal({ source: this.search, computation: () => 0 });
  protected readonly users = rxResource({
    params: () => ({ search: this.search(), page: this.page() }),
    stream: ({ params }) => this.people.list(params.search, params.page + 1, PAGE_SIZE),
  });
  protected readonly canManage = computed(() => this.auth.can('auth.manage'));
  protected readonly failure = computed(() =>
    apiErrorMessage(this.users.error(), $localize`The users could not be loaded.`),
  );

  protected allowed(person: Person): string {
    return permissionWords(person.permissions);
  }

  protected onEdit(person?: Person): Promise<void> {
    return this.attempt(async () => {
      const [roles, permissions] = await Promise.all([
        this.people.roles(),
        this.people.permissions(),
      ]);
      const data: PersonDialogData = { person, roles, permissions };
      const dialog = this.dialogs.open<PersonDialogComponent, PersonDialogData, PersonDialogResult>(
        PersonDialogComponent,
        { ...FORM_DIALOG, width: '760px', data },
      );
      const result = await firstValueFrom(dialog.afterClosed());
      if (result) {
        this.users.reload();
      }
      if (result?.password) {
        this.show($localize`the new user`, result.password);
      }
    });
  }

  protected async onActive(person: Person): Promise<void> {
    const isSure =
      !person.active ||
      (await this.confirm.confirm({
        title: $localize`Deactivate ${person.email}:user:?`,
        message: $localize`They are signed out everywhere and cannot sign in any more.`,
        confirmLabel: $localize`Deactivate`,
        destructive: true,
      }));
    if (isSure) {
      await this.attempt(async () => {
        await this.people.change(person.id, { active: !person.active });
        this.users.reload();
      });
    }
  }

  protected async onPassword(person: Person): Promise<void> {
    const isSure = await this.confirm.confirm({
      title: $localize`New password for ${person.email}:user:?`,
      message: $localize`The old one ends now, and they are signed out everywhere.`,
      confirmLabel: $localize`New password`,
    });
    if (isSure) {
      await this.attempt(async () =>
        this.show(person.email, await this.people.renewPassword(person.id)),
      );
    }
  }

  private show(email: string, password: string): void {
    this.dialogs.open(NewPasswordDialogComponent, {
      width: '440px',
      disableClose: true,
      data: { email, password },
    });
  }

  private async attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const message = apiErrorMessage(error, $localize`This could not be done.`);
      this.snackBar.open(message, $localize`Close`);
    }
  }
}
