import { expect, test } from 'vitest';
import { renderTemplate } from './messages.ts';
import { messagePlaceholders } from './references.ts';

const both = (text: string) => ({ id: text, en: text });

test.each(messagePlaceholders)('what may stand in a message is filled in: %s', (name) => {
  const template = { subject: both(`{${name}}`), body: both(`Kode: {${name}}.`) };
  expect(renderTemplate(template, { [name]: '807144' })).toEqual({
    subject: both('807144'),
    body: both('Kode: 807144.'),
  });
});

test('braces in what a person wrote stay as they were written', () => {
  const template = { subject: both('{reason}'), body: both('{reason}') };
  expect(renderTemplate(template, { reason: 'tulis {code}', code: 'KB-1' }).body.id).toBe('tulis {code}');
});
