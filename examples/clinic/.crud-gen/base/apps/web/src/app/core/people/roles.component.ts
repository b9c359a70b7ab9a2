import { Component, computed, inject, resource } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
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
import { PeopleService, Role } from './people.service';
import { permissionWords } from './permissions';
import { RoleDialogComponent, RoleDialogData } from './role.dialog';

/** Sets of permissions that users can be given together. */
@Component({
  selector: 'app-roles',
  imports: [
    EmptyStateComponent,
    ErrorStateComponent,
    MatButtonModule,
    MatIconModule,
    MatTooltipModule,
    PageHeaderComponent,
    RouterLink,
  ],
  templateUrl: './roles.component.html',
})
export class RolesComponent {
  private readonly people = inject(PeopleService);
  private readonly auth = inject(AuthService);
  private readonly dialogs = inject(MatDialog);
  private readonly confirm = inject(ConfirmService);
  private readonly snackBar = inject(MatSnackBar);

  protected readonly roles = resource({ loader: () => this.people.roles() });
  protected readonly canManage = computed(() => this.auth.can('auth.manage'));
  protected readonly failure = computed(() =>
    apiErrorMessage(this.roles.error(), $localize`The roles could not be loaded.`),
  );

  protected allowed({ permissions }: Role): string {
    return permissionWords(permissions);
  }

  protected onEdit(role?: Role): Promise<void> {
    return this.attempt(async () => {
      const data: RoleDialogData = { role, permissions: await this.people.permissions() };
      const dialog = this.dialogs.open<RoleDialogComponent, RoleDialogData, boolean>(
        RoleDialogComponent,
        { ...FORM_DIALOG, width: '760px', data },
      );
      if (await firstValueFrom(dialog.afterClosed())) {
        this.roles.reload();
      }
    });
  }

  protected async onDelete(role: Role): Promise<void> {
    if (await this.confirm.confirmDelete($localize`the role ${role.name}:name:`)) {
      await this.attempt(async () => {
        await this.people.deleteRole(role.name);
        this.roles.reload();
      });
    }
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
