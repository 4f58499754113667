import { type AddressValue, type Answers, answersFrom, type Region, type Service } from '@satuloket/engine';
import { readAnswers } from '../cases/answer-shape.ts';
import type { HandOver } from './message.ts';

/** A document that came with a message, on its way into a file field. */
export type ArrivedDocument = HandOver['documents'][number];

/**
 * The answers with which a service begins that a message opens. Documents stand in their fields as they came
 * (`ArrivedDocument`), until they have been kept as files.
 */
export function arrivedAnswers(
  service: Service,
  region: Region,
  from: { readonly code: string; readonly name: string },
  message: HandOver,
): Answers {
  const documents = Object.fromEntries(
    message.documents.map((document) => [
      document.product,
      message.documents.filter(({ product }) => product === document.product),
    ]),
  );
  const named = message.answers as Answers;
  const address = addressHere(region, named);
  const roots = {
    message: {
      ...named,
      ...(address === undefined ? {} : { address }),
      products: documents,
      numbers: message.numbers,
      case: message.case,
      region: from,
      applicant: message.applicant,
    },
  };
  return shaped(service, answersFrom(service, service.receives?.answers ?? {}, roots, named));
}

/** Far above what any form asks for, and below what a message may weigh. */
const maximumAnswerLength = 20_000;

/**
 * The answers that have the shape of their fields: another installation's word is no better than a program's, and a form
 * that can't be drawn would be worse than one that asks again. Documents are judged when they are kept.
 */
function shaped(service: Service, answers: Answers): Answers {
  const kept: Answers = {};
  for (const field of service.form.steps.flatMap(({ fields }) => fields)) {
    const value = answers[field.code];
    if (value === undefined) continue;
    if (field.type === 'file') kept[field.code] = value;
    else if (JSON.stringify(value).length <= maximumAnswerLength) {
      const read = readAnswers([field], { [field.code]: value }, {});
      if (read.ok) Object.assign(kept, read.value);
    }
  }
  return kept;
}

/**
 * An address of this region, from the words in which another region was told it. The village must be the only one of
 * its name, within its district where that is told: a wrong office helps nobody.
 */
function addressHere(region: Region, named: Answers): AddressValue | undefined {
  const words = (name: string): string | undefined => {
    const value = named[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  const street = words('street');
  const village = words('village');
  if (street === undefined || village === undefined) return undefined;
  const district = words('district');
  const fitting = region.villages.filter(
    (one) =>
      sameWords(one.name, village) && (district === undefined || sameWords(one.districtName, district)),
  );
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return undefined;
  const rt = words('rt');
  const rw = words('rw');
  return { street, villageCode: only.code, ...(rt && { rt }), ...(rw && { rw }) };
}

function sameWords(one: string, other: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/^(kelurahan|desa|kecamatan|kel|kec)\.?\s+/, '')
      .replace(/[^a-z0-9]/g, '');
  return plain(one) === plain(other);
}
