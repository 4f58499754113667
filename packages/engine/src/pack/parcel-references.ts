/** Names in what is said of a service's parcel, and what its steps must ask so that the delivery can take them. */
import { parcelFailures } from '../case/parcel.ts';
import type { Finding } from './problems.ts';
import { type ReferenceCheck, topFields, unknown } from './reference-check.ts';

export const parcelReferences: readonly ReferenceCheck[] = [
  parcelNamesWhatThereIs,
  parcelsAreSomething,
  failuresSayWhy,
  choicesNameAWay,
];

function parcelNamesWhatThereIs({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const { parcel } = service;
  if (!parcel) return [];
  const addresses = topFields(service).flatMap(({ type, code }) => (type === 'address' ? [code] : []));
  const facts = Object.entries(service.facts).flatMap(([name, { type }]) =>
    type === 'string' ? [name] : [],
  );
  const missing = (path: string, name: string | undefined) =>
    name === undefined || facts.includes(name)
      ? []
      : [
          unknown(
            file,
            ['parcel', path],
            'unknown-fact',
            { id: 'fakta teks', en: 'fact of type string' },
            name,
            facts,
          ),
        ];
  return [
    ...(parcel.address === undefined || addresses.includes(parcel.address)
      ? []
      : [
          unknown(
            file,
            ['parcel', 'address'],
            'unknown-field',
            { id: 'isian alamat', en: 'address field' },
            parcel.address,
            addresses,
          ),
        ]),
    ...missing('way', parcel.way),
    ...missing('window', parcel.window),
  ];
}

/** A place or a step of a thing that the service does not have would never come up in any list. */
function parcelsAreSomething({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const states = Object.entries(service.flow.states).flatMap(([code, { parcel }]) =>
    parcel === undefined ? [] : [['flow', 'states', code, 'parcel']],
  );
  const actions = Object.entries(service.flow.actions).flatMap(([code, { parcel }]) =>
    parcel === undefined ? [] : [['flow', 'actions', code, 'parcel']],
  );
  if (service.parcel && states.length === 0)
    return [
      {
        file,
        path: ['parcel'],
        code: 'parcel-nowhere',
        message: {
          id: 'Kiriman ini tidak pernah ada di mana-mana. Tulis parcel: pada keadaan tempat ia berada.',
          en: 'This parcel is never anywhere. Write parcel: at the states in which it is somewhere.',
        },
      },
    ];
  if (service.parcel) return [];
  return [...states, ...actions].map((path) => ({
    file,
    path,
    code: 'parcel-missing',
    message: {
      id: 'Layanan ini tidak punya "parcel". Tambahkan, atau hapus di sini.',
      en: 'The service has no "parcel". Add it, or remove it here.',
    },
  }));
}

function failuresSayWhy({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  return Object.entries(service.flow.actions).flatMap(([code, { parcel, asks = [] }]) => {
    if (parcel !== 'fail') return [];
    const why = asks.find((ask) => ask.code === 'why');
    const values = why?.type === 'choice' ? why.options.map(({ value }) => value) : [];
    const isWhole =
      values.length === parcelFailures.length && parcelFailures.every((failure) => values.includes(failure));
    return isWhole
      ? []
      : [
          {
            file,
            path: ['flow', 'actions', code, 'asks'],
            code: 'failure-without-why',
            message: {
              id: `"${code}" perlu pertanyaan "why" dengan pilihan ${parcelFailures.join(', ')}.`,
              en: `"${code}" needs the question "why" with the options ${parcelFailures.join(', ')}.`,
            },
          },
        ];
  });
}

function choicesNameAWay({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const ways = service.parcel?.ways ?? [];
  return Object.entries(service.flow.actions).flatMap(([code, { parcel, way }]) => {
    const path = ['flow', 'actions', code, 'way'];
    if (way !== undefined && service.parcel && !ways.includes(way))
      return [unknown(file, path, 'unknown-way', { id: 'cara penyerahan', en: 'way' }, way, ways)];
    return parcel !== 'choose' || way !== undefined
      ? []
      : [
          {
            file,
            path,
            code: 'choice-without-way',
            message: {
              id: `"${code}" memilih cara penyerahan, tetapi "way" belum ditulis.`,
              en: `"${code}" chooses a way, but "way" is missing.`,
            },
          },
        ];
  });
}
