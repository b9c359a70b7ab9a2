// Gives a front end a second language in which every letter is a wide one, so that a text without a mark is seen.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const web = process.argv[2];
const edit = (path, change) => {
  const file = join(web, path);
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), null, 2));
};

const wide = (text) => text.replace(/[a-z]/gi, (letter) => String.fromCodePoint(letter.codePointAt() + 0xfee0));

/** What a case of a plural begins with: `=1 {`. */
const BRANCH = /^\s*[=\w]+ \{/;

/** A message in wide letters; placeholders and the words of plurals stay. */
function translated(message) {
  let result = '';
  let rest = message;
  while (rest) {
    const placeholder = /^\{\$[^}]*\}/.exec(rest);
    const choice = /^\{\w+, (plural|select), /.exec(rest);
    if (placeholder) {
      result += placeholder[0];
      rest = rest.slice(placeholder[0].length);
    } else if (choice) {
      result += choice[0];
      rest = rest.slice(choice[0].length);
      for (let [head] = BRANCH.exec(rest) ?? []; head; [head] = BRANCH.exec(rest) ?? []) {
        const end = closing(rest, head.length);
        result += head + translated(rest.slice(head.length, end)) + '}';
        rest = rest.slice(end + 1);
      }
      result += rest.slice(0, 1);
      rest = rest.slice(1);
    } else {
      const end = rest.indexOf('{', 1);
      const text = end < 0 ? rest : rest.slice(0, end);
      result += wide(text);
      rest = rest.slice(text.length);
    }
  }
  return result;
}

/** Where the brace ends that opens just before `at`. */
function closing(text, at) {
  for (let depth = 1; at < text.length; at++) {
    depth += { '{': 1, '}': -1 }[text[at]] ?? 0;
    if (depth === 0) return at;
  }
  throw new Error(`no end: ${text}`);
}

const { translations } = JSON.parse(readFileSync(join(web, 'src/locale/messages.json'), 'utf8'));
const all = Object.entries(translations).map(([id, text]) => [id, translated(text)]);
writeFileSync(join(web, 'src/locale/messages.de.json'), JSON.stringify({ locale: 'de', translations: Object.fromEntries(all) }));
edit('angular.json', (config) => {
  const [project] = Object.values(config.projects);
  project.i18n.locales = { de: { translation: 'src/locale/messages.de.json', subPath: '' } };
  project.architect.build.configurations.production.localize = ['de'];
  return config;
});
