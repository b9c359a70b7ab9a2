import { Component, Injectable, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

export interface ConfirmOptions {
  title: string;
  message: string;
  confirmLabel: string;
  /** On the button that leaves all as it is. */
  cancelLabel?: string;
  /** What is done cannot be undone. */
  destructive?: boolean;
}

@Component({
  selector: 'app-confirm-dialog',
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ options.title }}</h2>
    <mat-dialog-content id="confirm-message">{{ options.message }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" cdkFocusInitial [mat-dialog-close]="false">
        {{ options.cancelLabel ?? cancel }}
      </button>
      <button
        matButton="filled"
        type="button"
        [class.destructive]="options.destructive"
        [mat-dialog-close]="true"
      >
        {{ options.confirmLabel }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialogComponent {
  protected readonly options = inject<ConfirmOptions>(MAT_DIALOG_DATA);
  protected readonly cancel = $localize`Cancel`;
}

/** Asks before something is done. */
@Injectable({ providedIn: 'root' })
export class ConfirmService {
  private readonly dialog = inject(MatDialog);

  async confirm(options: ConfirmOptions): Promise<boolean> {
    const dialog = this.dialog.open<ConfirmDialogComponent, ConfirmOptions, boolean>(
      ConfirmDialogComponent,
      {
        data: options,
        role: 'alertdialog',
        ariaDescribedBy: 'confirm-message',
        width: '400px',
        maxWidth: 'calc(100vw - 32px)',
      },
    );
    return (await firstValueFrom(dialog.afterClosed())) ?? false;
  }

  confirmDelete(what: string): Promise<boolean> {
    return this.confirm({
      title: $localize`Delete ${what}:thing:?`,
      message: $localize`This cannot be undone.`,
      confirmLabel: $localize`Delete`,
      destructive: true,
    });
  }
}
