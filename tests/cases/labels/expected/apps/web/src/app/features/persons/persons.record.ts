import { RecordOptions } from '@shared/record/record-options';
import { PersonCreateDialogComponent } from './components/person-create.dialog';
import { PersonEditDialogComponent, PersonEditDialogData } from './components/person-edit.dialog';
import { PERSON_COLUMNS } from './components/persons-columns';
import { PersonService } from './services/persons.service';
import { Person, entityId, personLabel } from './types/persons.types';

/** What pages know of persons: the list, the page of one, and pages of what they refer to. */
export const PERSON_RECORD: RecordOptions<Person> = {
  resource: 'persons',
  title: $localize`Persons`,
  one: $localize`person`,
  many: $localize`persons`,
  columns: PERSON_COLUMNS,
  label: personLabel,
  id: entityId,
  version: (row) => row.version,
  service: PersonService,
  createDialog: PersonCreateDialogComponent,
  edit: {
    dialog: PersonEditDialogComponent,
    data: (row): PersonEditDialogData => ({ person: row }),
  },
};
