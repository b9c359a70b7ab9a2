import { PaginatorLabels } from './paginator-labels';

describe('PaginatorLabels', () => {
  it.each<[string, number, number, number]>([
    ['0 of 0', 0, 20, 0],
    ['1 – 20 of 60,000', 0, 20, 60_000],
    ['59,981 – 60,000 of 60,000', 2999, 20, 60_000],
    ['41 – 45 of 45', 2, 20, 45],
  ])('says: %s', (label, page, pageSize, length) => {
    expect(new PaginatorLabels().getRangeLabel(page, pageSize, length)).toBe(label);
  });
});
