import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormContext } from '../form/context.ts';
import { describeAnswers } from '../form/describe.ts';
import type { Answers, Service } from '../pack/types.ts';
import { maskAnswers, maskText } from './masking.ts';

const label = { id: '', en: '' };
const field = (code: string, type: string, more = {}) => ({ code, type, label, ...more });
const service = {
  requirements: [],
  facts: {},
  form: {
    steps: [
      {
        code: 'all',
        title: label,
        fields: [
          field('player', 'person', { others: true }),
          field('home', 'address'),
          field('born', 'date'),
          field('nik', 'text', { format: 'nik' }),
          field('phone', 'text', { format: 'phone' }),
          field('mail', 'text', { format: 'email' }),
          field('words', 'long-text'),
          field('racket', 'choice', { options: [{ value: 'new', label: { id: 'Baru', en: 'New' } }] }),
        ],
      },
    ],
  },
} as unknown as Service;
const context: FormContext = {
  today: '2026-11-20',
  household: [],
  registerKnown: false,
  places: {
    name: (code) => (code === '99.01.01.1001' ? 'Kebun Utara' : undefined),
    isVillageHere: () => true,
  },
};
const answers: Answers = {
  player: { nik: '3275015403967001', name: 'Sari Melati', birthDate: '1996-03-14', source: 'register' },
  home: { street: 'Jalan Mawar 1', rt: '003', rw: '002', villageCode: '99.01.01.1001' },
  born: '1996-03-14',
  nik: '3275015403967001',
  phone: '+6281234567890',
  mail: 'sari@contoh.id',
  words: 'Hubungi 0812-3456-7890, sari@contoh.id atau 3275 0154 0396 7001 pukul 9.',
  racket: 'new',
};

test('what identifies or locates someone is hidden, what tells of the matter is not', () => {
  const rows = describeAnswers(service, answers, context).map(({ path, value }) => ({ path, shown: value }));
  const shown = maskAnswers(service, answers, context, rows).map((row) => [row.path, row.shown.id]);
  expect(Object.fromEntries(shown)).toEqual({
    player: 'Sari Melati, NIK ••••••••••••7001',
    home: '••••••, Kebun Utara',
    born: '••••••',
    nik: '••••••••••••7001',
    phone: '+62 •••• 890',
    mail: '••••••',
    words: 'Hubungi ••••••, •••••• atau •••••• pukul 9.',
    racket: 'Baru',
  });
});

test('no NIK comes through free words, wherever it stands and however it is spaced', () => {
  const nik = fc.stringMatching(/^[1-9]\d{15}$/);
  const gap = fc.constantFrom('', ' ', '.', '-');
  fc.assert(
    fc.property(nik, gap, fc.lorem(), fc.lorem(), (digits, between, before, after) => {
      const typed = digits.match(/.{4}/g)!.join(between);
      expect(maskText(`${before} ${typed} ${after}`)).not.toContain(digits.slice(0, 4));
    }),
  );
});
