import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { TYPE_ENTITY_RECORD } from '../types.record';

@Component({
  selector: 'app-type-entity-page',
  imports: [RECORD_PAGE],
  templateUrl: './type-entity-page.component.html',
})
export class TypeEntityPageComponent {
  /** What the page of one type entity shows and does. */
  protected readonly page = recordPage(TYPE_ENTITY_RECORD);
}
