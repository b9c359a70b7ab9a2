import { Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MAT_SNACK_BAR_DATA, MatSnackBarModule, MatSnackBarRef } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { ReferrerList } from './record-links';

export interface BlockedMessage {
  message: string;
  lists: readonly ReferrerList[];
}

/** Says that a record stays because others refer to it, and leads to those. */
@Component({
  selector: 'app-blocked-message',
  imports: [MatButtonModule, MatSnackBarModule, RouterLink],
  template: `
    <div matSnackBarLabel>{{ data.message }}</div>
    <div matSnackBarActions>
      @for (list of data.lists; track list.title) {
        <a
          matButton
          matSnackBarAction
          [routerLink]="list.path"
          [queryParams]="list.query"
          (click)="bar.dismiss()"
          i18n
          >Show {{ list.title }}</a
        >
      }
      <button matButton matSnackBarAction type="button" (click)="bar.dismiss()" i18n>Close</button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: flex-end;
    }

    [matSnackBarLabel] {
      flex: 1 1 240px;
    }

    [matSnackBarActions] {
      flex-wrap: wrap;
      justify-content: flex-end;
    }
  `,
})
export class BlockedMessageComponent {
  protected readonly data = inject<BlockedMessage>(MAT_SNACK_BAR_DATA);
  protected readonly bar = inject<MatSnackBarRef<BlockedMessageComponent>>(MatSnackBarRef);
}
