import eslint from '@eslint/js';
import angular from 'angular-eslint';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Attributes that hold no text for people. */
const NO_TEXT = [
  'align',
  'appCell',
  'appSlot',
  'aria-controls',
  'aria-describedby',
  'aria-labelledby',
  'aria-live',
  'ariaCurrentWhenActive',
  'autocapitalize',
  'data-tone',
  'icon',
  'inputmode',
  'mat-dialog-close',
  'matButton',
  'mode',
  'rel',
  'scope',
  'select',
  'step',
  'subscriptSizing',
  'xPosition',
];

const TEXT = ':matches(Literal[value=/\\p{L}/u], TemplateLiteral)';

/** Where a text for people stands, and what looks like one wherever it stands. */
const UNMARKED = [
  `Property[key.name=/^(title|label|message|hint|heading|one|many|saved|failed|.*Label)$/] > ${TEXT}`,
  `CallExpression[callee.property.name='open'] > ${TEXT}`,
  `CallExpression[callee.name='apiErrorMessage'] > ${TEXT}`,
  `NewExpression[callee.name='LocalError'] > ${TEXT}`,
  ':not(NewExpression, BinaryExpression) > Literal[value=/^[A-Z][a-z]+( [a-z].*)?[.:!?…]?$/]',
  ':not(NewExpression, Property, TaggedTemplateExpression) > TemplateLiteral > TemplateElement[value.raw=/^[^<]*[a-z] [a-z]/]',
];

export default defineConfig([
  globalIgnores(['.angular/', 'coverage/', 'dist/', 'out-tsc/']),
  {
    files: ['**/*.ts'],
    extends: [
      eslint.configs.recommended,
      tseslint.configs.recommended,
      tseslint.configs.stylistic,
      angular.configs.tsRecommended,
    ],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/directive-selector': [
        'error',
        { type: 'attribute', prefix: 'app', style: 'camelCase' },
      ],
      '@angular-eslint/component-selector': [
        'error',
        { type: 'element', prefix: 'app', style: 'kebab-case' },
      ],
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    files: ['**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  {
    files: ['src/app/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/*.samples.ts', '**/testing/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...UNMARKED.map((selector) => ({
          selector,
          message: 'Texts for people are marked for translation: $localize`…`.',
        })),
      ],
    },
  },
  {
    files: ['src/app/**/*.html'],
    ignores: ['**/*.spec.ts/**'],
    rules: {
      '@angular-eslint/template/i18n': ['error', { checkId: false, ignoreAttributes: NO_TEXT }],
    },
  },
]);
