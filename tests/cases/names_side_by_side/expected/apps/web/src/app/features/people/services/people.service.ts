import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreatePerson, ListPeopleQuery, Person, UpdatePerson } from '../types/people.types';

/** Requests to `/api/people`. */
@Injectable({ providedIn: 'root' })
export class PersonService extends CrudService<
  Person,
  CreatePerson,
  UpdatePerson,
  ListPeopleQuery
> {
  constructor() {
    super('/api/people');
  }
}
