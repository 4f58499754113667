import type { FormContext } from '../form/context.ts';
import type { DescribedAnswer } from '../form/describe.ts';
import { visibleFields } from '../form/visible.ts';
import { maskNik, maskPhone } from '../identity/index.ts';
import type { AddressValue, Answers, AnswerValue, Field, PersonValue, Service } from '../pack/types.ts';
import type { Text } from '../result.ts';

const hidden = '••••••';

/**
 * Answers in words with what identifies or locates someone hidden: numbers of NIK and family card, phones, e-mails,
 * dates (a birth date among them) and addresses down to the village. What only tells of the matter stays readable, so
 * that an officer sees whether this is the case that is meant before asking for more.
 */
export function maskAnswers<Row extends Pick<DescribedAnswer, 'path'>>(
  service: Service,
  answers: Answers,
  context: FormContext,
  rows: readonly (Row & { readonly shown: Text })[],
): readonly (Row & { readonly shown: Text })[] {
  const fields = new Map(visibleFields(service, answers, context).map((field) => [field.path, field]));
  return rows.map((row) => {
    const known = fields.get(row.path);
    return known === undefined
      ? row
      : { ...row, shown: maskedWords(known.field, known.value, row.shown, context) };
  });
}

function maskedWords(field: Field, value: AnswerValue | undefined, shown: Text, context: FormContext): Text {
  if (value === undefined) return shown;
  switch (field.type) {
    case 'person': {
      const { name, nik } = value as PersonValue;
      return same(nik === undefined ? name : `${name}, NIK ${maskNik(nik)}`);
    }
    case 'address': {
      const village = context.places.name((value as AddressValue).villageCode);
      return same([hidden, village].filter(Boolean).join(', '));
    }
    case 'date':
      return same(hidden);
    case 'text':
      if (field.format === 'nik' || field.format === 'kk-number') return same(maskNik(String(value)));
      if (field.format === 'phone') return same(maskPhone(String(value)));
      return same(field.format === 'email' ? hidden : maskText(String(value)));
    case 'long-text':
      return same(maskText(String(value)));
    default:
      return shown;
  }
}

const same = (text: string): Text => ({ id: text, en: text });

const sensitive = [
  // Sixteen digits, with the gaps that people write: a NIK or a family card.
  /\b\d(?:[ .-]?\d){15}\b/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  // A mobile number as it is dialled at home or from abroad.
  /(?:\+62|\b0)8?(?:[ -]?\d){8,12}\b/g,
] as const;

/** Free words without the numbers and addresses by which a person is found. */
export function maskText(words: string): string {
  return sensitive.reduce((text, pattern) => text.replace(pattern, hidden), words);
}
