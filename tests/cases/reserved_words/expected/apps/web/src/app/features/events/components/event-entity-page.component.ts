import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { EVENT_ENTITY_RECORD } from '../events.record';

@Component({
  selector: 'app-event-entity-page',
  imports: [RECORD_PAGE],
  templateUrl: './event-entity-page.component.html',
})
export class EventEntityPageComponent {
  /** What the page of one event entity shows and does. */
  protected readonly page = recordPage(EVENT_ENTITY_RECORD);
}
