import { Component, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { ImportFormat } from './import.types';

/** Offers the rows that were not imported, or would not be, as a file. */
@Component({
  selector: 'app-import-failed-rows',
  imports: [MatButtonModule, MatIconModule],
  template: `
    <div class="import-templates">
      <span>{{ text() }}</span>
      <button matButton type="button" [disabled]="isBusy()" (click)="asked.emit('csv')">
        <mat-icon svgIcon="download" />
        <span i18n>CSV</span>
      </button>
      <button matButton type="button" [disabled]="isBusy()" (click)="asked.emit('xlsx')">
        <mat-icon svgIcon="download" />
        <span i18n>XLSX</span>
      </button>
    </div>
  `,
})
export class FailedRowsComponent {
  readonly text = input.required<string>();
  readonly isBusy = input.required<boolean>();
  readonly asked = output<ImportFormat>();
}
