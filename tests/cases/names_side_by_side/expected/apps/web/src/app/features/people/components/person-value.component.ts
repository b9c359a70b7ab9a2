import { DatePipe } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { Person } from '../types/people.types';
import { PersonColumn } from './people-columns';

/** A property of one person, as a person reads it. */
@Component({
  selector: 'app-person-value',
  imports: [DatePipe],
  templateUrl: './person-value.component.html',
})
export class PersonValueComponent {
  readonly row = input.required<Person>();
  readonly column = input.required<PersonColumn>();

  protected readonly isMissing = computed(() => (this.row()[this.column()] ?? null) === null);
}
