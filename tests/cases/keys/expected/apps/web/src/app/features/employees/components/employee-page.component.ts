import { Component } from '@angular/core';
import { recordPage } from '@shared/record/record-model';
import { RECORD_PAGE } from '@shared/record/record-page.component';
import { EMPLOYEE_RECORD } from '../employees.record';

@Component({
  selector: 'app-employee-page',
  imports: [RECORD_PAGE],
  templateUrl: './employee-page.component.html',
})
export class EmployeePageComponent {
  /** What the page of one employee shows and does. */
  protected readonly page = recordPage(EMPLOYEE_RECORD);
}
