import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateNews, ListNewsQuery, News, UpdateNews } from '../types/news.types';

/** Requests to `/api/news`. */
@Injectable({ providedIn: 'root' })
export class NewsService extends CrudService<News, CreateNews, UpdateNews, ListNewsQuery> {
  constructor() {
    super('/api/news');
  }
}
