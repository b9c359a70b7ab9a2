import { HttpErrorResponse } from '@angular/common/http';
import { ApiErrorBody, Blocker, FieldError, ItemProblem } from './api.types';
import { fieldProblemText, problemText } from './error-texts';

/** A failure on this side of the wire; its message is for the user. */
export class LocalError extends Error {}

/** The status of a failed request: 0 when no answer came, undefined when `error` is something else. */
export function errorStatus(error: unknown): number | undefined {
  return error instanceof HttpErrorResponse ? error.status : undefined;
}

/** What the server says, or a plain message for what never reached it. */
export function apiErrorMessage(error: unknown, fallback: string): string {
  if (error instanceof LocalError) {
    return error.message;
  }
  const { code, message } = errorBody(error)?.error ?? {};
  const blocking = blockers(error);
  // With 409 they are too many to go along, which the message says.
  if (blocking.length > 0 && errorStatus(error) !== 409) {
    return $localize`It cannot be deleted: it has ${names(blocking)}:things:.`;
  }
  if (code && message) {
    return problemText({ code, message });
  }
  switch (errorStatus(error)) {
    case 0:
      return $localize`The server cannot be reached. Check your connection and try again.`;
    case 403:
      return $localize`You are not allowed to do this.`;
    case 429:
      return $localize`Too many requests. Wait a moment and try again.`;
    case 502:
    case 503:
    case 504:
      return $localize`The server is not available right now. Try again in a moment.`;
    default:
      return fallback;
  }
}

/** What the server said about single fields (409, 422). */
export function fieldErrors(error: unknown): FieldError[] {
  const fields = errorBody(error)?.error.details?.fields ?? [];
  return fields.map((field) => ({ ...field, message: fieldProblemText(field) }));
}

/** What refers to a row and keeps it from being deleted, as far as the user may read it. */
export function blockers(error: unknown): Blocker[] {
  return errorBody(error)?.error.details?.blockedBy ?? [];
}

/** What the server said about single rows of a request about many (422). */
export function itemProblems(error: unknown): ItemProblem[] {
  return errorBody(error)?.error.details?.items ?? [];
}

/** The row as the server has it now, when a write was refused because it came too late (412). */
export function conflictRow<T>(error: unknown): T | undefined {
  return errorStatus(error) === 412
    ? (errorBody(error)?.error.details?.current as T | undefined)
    : undefined;
}

/** What refers to a row, in words: `3 order items and invoices`. */
function names(blocking: Blocker[]): string {
  const words = blocking.map(({ resource, count }) =>
    [count, resource.replaceAll('-', ' ')].filter((part) => part !== undefined).join(' '),
  );
  const [others, last] = [words.slice(0, -1).join(', '), words.at(-1) ?? ''];
  return others ? $localize`${others}:things: and ${last}:thing:` : last;
}

function errorBody(error: unknown): ApiErrorBody | undefined {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : undefined;
  return isErrorBody(body) ? body : undefined;
}

function isErrorBody(body: unknown): body is ApiErrorBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null
  );
}
