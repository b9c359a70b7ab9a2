import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { ReferenceLabelComponent } from '@shared/reference/reference-label.component';
import { Transfer } from '../types/transfers.types';
import { TransferColumn } from './transfers-columns';

/** A property of one transfer, as a person reads it. */
@Component({
  selector: 'app-transfer-value',
  imports: [DatePipe, ReferenceLabelComponent],
  templateUrl: './transfer-value.component.html',
})
export class TransferValueComponent {
  readonly row = input.required<Transfer>();
  readonly column = input.required<TransferColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
