import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

export interface NewPasswordData {
  email: string;
  password: string;
}

/** Shows a password that nobody is shown again. */
@Component({
  selector: 'app-new-password-dialog',
  imports: [MatButtonModule, MatDialogModule],
  template: `
    <h2 mat-dialog-title i18n>Password of {{ data.email }}</h2>
    <mat-dialog-content>
      <p i18n>It is shown only now. Give it to the user, who can change it under “My account”.</p>
      <p class="mono new-password">{{ data.password }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" (click)="onCopy()" i18n>
        {isCopied(), select, true {Copied} other {Copy}}
      </button>
      <button matButton="filled" type="button" [mat-dialog-close]="true" i18n>Done</button>
    </mat-dialog-actions>
  `,
  styles: `
    .new-password {
      padding: 12px 16px;
      margin: 0;
      font-size: 18px;
      user-select: all;
      overflow-wrap: anywhere;
      background: var(--mat-sys-surface-container-high);
      border-radius: var(--mat-sys-corner-medium);
    }
  `,
})
export class NewPasswordDialogComponent {
  private readonly clipboard = inject(Clipboard);

  protected readonly data = inject<NewPasswordData>(MAT_DIALOG_DATA);
  protected readonly isCopied = signal(false);

  protected onCopy(): void {
    this.isCopied.set(this.clipboard.copy(this.data.password));
  }
}
