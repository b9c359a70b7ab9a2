import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { OPTION_ENTITY_RECORD } from '../options.record';

@Component({
  selector: 'app-option-entity-page',
  imports: [RECORD_PAGE],
  templateUrl: './option-entity-page.component.html',
})
export class OptionEntityPageComponent {
  /** What the page of one option entity shows and does. */
  protected readonly page = recordPage(OPTION_ENTITY_RECORD);
}
