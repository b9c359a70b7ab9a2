import { columnChoice } from './column-choice';
import { ListColumn } from './list-column';

interface Thing {
  code: string;
  name: string;
  note: string;
}

const COLUMNS: readonly ListColumn<Thing>[] = [
  { key: 'code', label: 'Code' },
  { key: 'name', label: 'Name' },
  { key: 'note', label: 'Note', hidden: true },
];

describe('columnChoice', () => {
  beforeEach(() => localStorage.clear());

  const visible = () =>
    columnChoice('things', COLUMNS)
      .visible()
      .map(({ key }) => key);

  it('starts with the columns that are not hidden', () => {
    expect(visible()).toEqual(['code', 'name']);
  });

  it('keeps the order of the columns and remembers the choice', () => {
    const choice = columnChoice('things', COLUMNS);
    choice.toggle('code');
    choice.toggle('note');
    choice.toggle('code');
    expect(choice.visible().map(({ key }) => key)).toEqual(['code', 'name', 'note']);
    expect(visible()).toEqual(['code', 'name', 'note']);
    choice.reset();
    expect(visible()).toEqual(['code', 'name']);
  });

  it('never hides the last column', () => {
    const choice = columnChoice('things', COLUMNS);
    choice.toggle('code');
    choice.toggle('name');
    expect(choice.visible().map(({ key }) => key)).toEqual(['name']);
  });

  it.each(['{', '"text"', '[]', '["gone"]'])('starts afresh from %s', (stored) => {
    localStorage.setItem('columns.things', stored);
    expect(visible()).toEqual(['code', 'name']);
  });
});
