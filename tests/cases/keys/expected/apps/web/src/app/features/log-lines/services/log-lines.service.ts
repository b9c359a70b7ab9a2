import { Injectable } from '@angular/core';
import { AppendService } from '@shared/http/crud.service';
import { CreateLogLine, ListLogLinesQuery, LogLine } from '../types/log-lines.types';

/** Requests to `/api/log-lines`. */
@Injectable({ providedIn: 'root' })
export class LogLineService extends AppendService<LogLine, CreateLogLine, ListLogLinesQuery> {
  constructor() {
    super('/api/log-lines');
  }
}
