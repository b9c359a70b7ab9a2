import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { TypeEntity } from '../types/types.types';
import { TypeEntityColumn } from './types-columns';

/** A property of one type entity, as a person reads it. */
@Component({
  selector: 'app-type-entity-value',
  imports: [DatePipe, MatIconModule],
  templateUrl: './type-entity-value.component.html',
})
export class TypeEntityValueComponent {
  readonly row = input.required<TypeEntity>();
  readonly column = input.required<TypeEntityColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
