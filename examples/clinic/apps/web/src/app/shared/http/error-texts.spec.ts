import { fieldProblemText, problemText } from './error-texts';

describe('what the API says', () => {
  const language = $localize.locale;
  const problem = (code: string) => problemText({ code, message: 'said' });
  const ofField = (code: string) => fieldProblemText({ code, message: 'said' });

  afterEach(() => {
    $localize.locale = language;
  });

  it('is told in its own words where the pages are English', () => {
    $localize.locale = 'en-US';
    expect([problem('FORBIDDEN'), ofField('required')]).toEqual(['said', 'said']);
  });

  it('is told by its code in any other language', () => {
    $localize.locale = 'de';
    expect(problem('FORBIDDEN')).toBe('You are not allowed to do this.');
    expect(problem('ORDER_ITEM_REFERENCE_NOT_FOUND')).toContain('refers to');
    expect(problem('PRODUCT_NOT_FOUND')).toContain('not any more');
    expect(problem('PRODUCT_DUPLICATE_NAME')).toContain('same value');
    expect(ofField('required')).toBe('is required');
  });

  it('is told in its own words where its code says nothing', () => {
    $localize.locale = 'de';
    expect([problem('OF_MY_OWN'), ofField('mine')]).toEqual(['said', 'said']);
  });
});
