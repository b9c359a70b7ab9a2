import { Component } from '@angular/core';
import { StatusMenuComponent } from '@shared/package/status-menu.component';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { CATEGORY_RECORD } from '../categories.record';

@Component({
  selector: 'app-category-page',
  imports: [RECORD_PAGE, StatusMenuComponent],
  templateUrl: './category-page.component.html',
})
export class CategoryPageComponent {
  /** What the page of one category shows and does. */
  protected readonly page = recordPage(CATEGORY_RECORD);
}
