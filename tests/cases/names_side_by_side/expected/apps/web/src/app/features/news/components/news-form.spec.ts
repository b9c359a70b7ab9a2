import { newsSample } from '../types/news.samples';
import { changedNews, newsForm, newNews } from './news-form';

describe('newsForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = newsSample();
    const form = newsForm(row);
    expect(form.valid).toBe(true);
    expect(newNews(form)).toMatchObject({
      name: row.name,
    });
  });

  it('says only what was changed', () => {
    const form = newsForm(newsSample());
    expect(changedNews(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedNews(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = newsForm();
    expect(controls.name.hasError('required')).toBe(true);
  });
});
