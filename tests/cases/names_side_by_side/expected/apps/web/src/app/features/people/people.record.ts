import { RecordOptions } from '@shared/record/record-options';
import { PersonCreateDialogComponent } from './components/person-create.dialog';
import { PersonEditDialogComponent, PersonEditDialogData } from './components/person-edit.dialog';
import { PERSON_COLUMNS } from './components/people-columns';
import { PersonStateManager } from './services/people-state-manager.service';
import { PersonService } from './services/people.service';
import { Person, entityId, personLabel } from './types/people.types';

/** What pages know of people: the list, the page of one, and pages of what they refer to. */
export const PERSON_RECORD: RecordOptions<Person> = {
  resource: 'people',
  title: $localize`People`,
  one: $localize`person`,
  many: $localize`people`,
  columns: PERSON_COLUMNS,
  label: personLabel,
  id: entityId,
  version: (row) => row.version,
  events: true,
  service: PersonService,
  state: PersonStateManager,
  createDialog: PersonCreateDialogComponent,
  edit: {
    dialog: PersonEditDialogComponent,
    data: (row): PersonEditDialogData => ({ person: row }),
  },
};
