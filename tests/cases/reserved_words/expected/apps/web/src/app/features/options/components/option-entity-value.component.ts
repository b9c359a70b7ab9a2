import { Component, computed, input } from '@angular/core';
import { OptionEntity } from '../types/options.types';
import { OptionEntityColumn } from './options-columns';

/** A property of one option entity, as a person reads it. */
@Component({
  selector: 'app-option-entity-value',
  imports: [],
  templateUrl: './option-entity-value.component.html',
})
export class OptionEntityValueComponent {
  readonly row = input.required<OptionEntity>();
  readonly column = input.required<OptionEntityColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
