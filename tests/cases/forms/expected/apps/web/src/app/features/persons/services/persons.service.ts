import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreatePerson, ListPersonsQuery, Person, UpdatePerson } from '../types/persons.types';

/** Requests to `/api/persons`. */
@Injectable({ providedIn: 'root' })
export class PersonService extends CrudService<
  Person,
  CreatePerson,
  UpdatePerson,
  ListPersonsQuery
> {
  protected override readonly hasNumericIds = true;

  constructor() {
    super('/api/persons');
  }
}
