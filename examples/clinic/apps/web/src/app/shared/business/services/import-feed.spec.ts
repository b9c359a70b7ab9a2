import { WebSocketService } from '@core/services/websocket.service';
import { ImportProgressEvent } from '@shared/import/import.types';
import { Subject, filter, map } from 'rxjs';
import { ImportFeed } from './import-feed';

describe('ImportFeed', () => {
  let events: Subject<{ name: string; event: unknown }>;
  let feed: ImportFeed;

  beforeEach(() => {
    events = new Subject();
    const listen = (name: string) =>
      events.pipe(
        filter((message) => message.name === name),
        map(({ event }) => event),
      );
    feed = new ImportFeed({ listen } as WebSocketService, 'items');
    feed.start();
  });

  function tell(jobId: string, progress: number, status = 'processing'): void {
    events.next({ name: 'items:import-progress', event: { jobId, progress, status } });
  }

  function shown(): [string, number][] {
    return feed.running().map(({ jobId, progress }: ImportProgressEvent) => [jobId, progress]);
  }

  it('knows the imports that run, and never shows less than before', () => {
    tell('a', 0);
    tell('b', 40);
    tell('a', 20);
    tell('b', 30);
    expect(shown()).toEqual([
      ['a', 20],
      ['b', 40],
    ]);
  });

  it('forgets an import that is over, by either event', () => {
    tell('a', 20);
    tell('b', 40);
    tell('a', 20, 'failed');
    expect(shown()).toEqual([['b', 40]]);
    events.next({ name: 'items:import-completed', event: { jobId: 'b' } });
    expect(shown()).toEqual([]);
  });

  it('forgets all and hears nothing when it is stopped', () => {
    tell('a', 20);
    feed.stop();
    tell('b', 40);
    expect(shown()).toEqual([]);
  });
});
