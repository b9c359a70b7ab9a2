import { HttpClient } from '@angular/common/http';
import { inject } from '@angular/core';
import { AbstractControl, FormGroup, ValidationErrors } from '@angular/forms';
import { ApiSuccessResponse } from '@shared/http/api.types';
import { toHttpParams } from '@shared/http/list-params';
import { catchError, map, of, switchMap, timer } from 'rxjs';

export interface FreeValueOptions {
  /** As in URLs: `order-items`. */
  resource: string;
  /** Fields that no two rows share. */
  fields: readonly string[];
  /** The id of the row that is changed, whose own values are free. */
  except?: string;
}

const TYPING_PAUSE_MS = 300;

/**
 * Says at a field, when its typing pauses, that another row has the value already. It keeps nobody from saving: the server decides.
 * Needs an injection context.
 */
export function checkFreeValues(
  form: FormGroup,
  { resource, fields, except }: FreeValueOptions,
): void {
  const http = inject(HttpClient);
  for (const field of fields) {
    const control = form.controls[field];
    const first: unknown = control.value;
    const url = `/api/${resource}/check/${field}`;
    control.addAsyncValidators((typed) => {
      if (!typed.dirty || isEmpty(typed.value) || typed.value === first) {
        return of(null);
      }
      const params = toHttpParams({ value: typed.value, except });
      return timer(TYPING_PAUSE_MS).pipe(
        switchMap(() => http.get<ApiSuccessResponse<{ available: boolean }>>(url, { params })),
        map(({ data }) => data.available),
        // Whoever may not ask, or gets no answer, is told when the form is saved.
        catchError(() => of(true)),
        map((isFree) => errorsOf(typed, isFree)),
      );
    });
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** What the server has said meanwhile of a request to save stays. */
function errorsOf(control: AbstractControl, isFree: boolean): ValidationErrors | null {
  return isFree ? control.errors : { ...control.errors, taken: true };
}
