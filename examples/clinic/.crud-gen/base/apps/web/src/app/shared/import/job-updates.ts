import { errorStatus } from '@shared/http/api-error';
import {
  EMPTY,
  Observable,
  catchError,
  exhaustMap,
  filter,
  interval,
  merge,
  share,
  startWith,
  switchMap,
  throwError,
  timer,
} from 'rxjs';
import { ImportJob, ImportProgressEvent } from './import.types';
import { isOver } from './job-progress';

const FIRST_MS = 400;
const POLL_MS = 2_000;
/** Events that do not come for this long are not waited for. */
const SILENCE_MS = 3_000;
const SLOW_POLL_MS = 10_000;

/**
 * What the server says of a job when it is asked again and again. While events tell of the job it is asked seldom, so that a
 * lost last event leaves nothing unfinished; when they stop coming it is asked as often as without them.
 */
export function jobUpdates(
  ask: () => Observable<ImportJob>,
  events?: Observable<ImportProgressEvent>,
): Observable<ImportJob> {
  const moments = events ? momentsBeside(events) : merge(timer(FIRST_MS), interval(POLL_MS));
  return moments.pipe(exhaustMap(() => ask().pipe(catchError(unlessPassing))));
}

function momentsBeside(source: Observable<ImportProgressEvent>): Observable<unknown> {
  const events = source.pipe(share());
  const silence = events.pipe(
    startWith(null),
    switchMap(() => timer(SILENCE_MS, POLL_MS)),
  );
  return merge(events.pipe(filter(isOver)), silence, interval(SLOW_POLL_MS));
}

/** A server that cannot be reached now is asked again; a job that is gone is not. */
function unlessPassing(error: unknown): Observable<never> {
  const status = errorStatus(error);
  return status === 403 || status === 404 ? throwError(() => error) : EMPTY;
}
