import { ComponentType } from '@angular/cdk/portal';
import { Injectable, inject } from '@angular/core';
import { MatDialog, MatDialogConfig } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { FORM_DIALOG } from '@shared/forms/form-dialog';
import { apiErrorMessage, blockers } from '@shared/http/api-error';
import { BlockedMessage, BlockedMessageComponent } from '@shared/record/blocked-message.component';
import { RecordLinks, Subject } from '@shared/record/record-links';
import { firstValueFrom } from 'rxjs';

/** What pages open, and how they say that a write has ended. */
@Injectable({ providedIn: 'root' })
export class PageActions {
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly links = inject(RecordLinks);

  /** Opens a dialog; what it closed with. */
  open(
    dialog: ComponentType<unknown>,
    data?: object,
    config: MatDialogConfig = FORM_DIALOG,
  ): Promise<unknown> {
    return firstValueFrom(this.dialog.open(dialog, { ...config, data }).afterClosed());
  }

  /** Closes what is open. */
  close(): void {
    this.dialog.closeAll();
  }

  /**
   * Says how a write ended; undefined when it was refused. Where others refer to the subject, and so it stays, the message
   * leads to them.
   */
  async tell<R>(
    write: Promise<R>,
    done: string | ((result: R) => string),
    subject?: Subject,
  ): Promise<R | undefined> {
    try {
      const result = await write;
      const message = typeof done === 'string' ? done : done(result);
      this.snackBar.open(message, $localize`Close`, { duration: 3_000 });
      return result;
    } catch (error) {
      const message = apiErrorMessage(error, $localize`The server refused it.`);
      const lists = subject ? this.links.listsOf(subject, blockers(error)) : [];
      if (lists.length > 0) {
        const data: BlockedMessage = { message, lists };
        this.snackBar.openFromComponent(BlockedMessageComponent, { data });
      } else {
        this.snackBar.open(message, $localize`Close`, { duration: 10_000 });
      }
      return undefined;
    }
  }
}
