import { inject } from '@angular/core';
import { WebSocketService } from '@core/services/websocket.service';
import { CrudEvent } from '@shared/business/services/realtime-state.types';
import { isOwnOpId } from '@shared/http/op-id';
import { Observable, filter, map, merge } from 'rxjs';
import { ForeignChange } from './edit-dialog';

/** Tells of changes to one row that were not made here, for a form that is open on it. */
export function changesToRow(resource: string, id: string): Observable<ForeignChange> {
  const socket = inject(WebSocketService);
  const foreign = (action: string) =>
    socket
      .listenWithMeta<CrudEvent<unknown>>(`${resource}:${action}`)
      .pipe(filter(({ meta }) => !isOwnOpId(meta?.opId)));
  const changed = foreign('updated').pipe(
    filter(({ meta }) => String(meta?.entityId) === id),
    map(({ meta }): ForeignChange => ({ kind: 'changed', version: meta?.version })),
  );
  const deleted = merge(foreign('deleted'), foreign('bulk-deleted')).pipe(
    filter(({ event }) => (event.ids ?? [event.id]).map(String).includes(id)),
    map((): ForeignChange => ({ kind: 'deleted' })),
  );
  return merge(changed, deleted);
}
