/** Whether a service says what the law and its users need: texts, standard, promise, messages, delivery. */

import { formatPath } from '../problems.ts';
import { eventMessages } from '../references.ts';
import { finding, type ServiceCheck, textsIn } from './check.ts';

export const serviceChecks: readonly ServiceCheck[] = [
  textsAreTranslated,
  placeholdersAgree,
  messagesFitAPhone,
  messagesAreThereAndUsed,
  componentsAreFilled,
  promiseIsSane,
  deliveryFitsProducts,
  servicesHaveScenarios,
];

function textsAreTranslated({ file, service, sameTexts }: Parameters<ServiceCheck>[0]) {
  return textsIn(service).flatMap(({ text, path }) => {
    if (path[0] === 'parameters') return [];
    const empty = (['id', 'en'] as const).filter((language) => text[language].trim() === '');
    if (empty.length > 0)
      return [
        finding(
          file,
          path,
          'text-empty',
          `Teks ${empty.join(' dan ')} kosong. Isi.`,
          `The text ${empty.join(' and ')} is empty. Fill it in.`,
        ),
      ];
    return text.id === text.en && !sameTexts.has(formatPath(path))
      ? [
          finding(
            file,
            path,
            'not-translated',
            `"${text.id}" sama dalam kedua bahasa. Terjemahkan, atau tulis same: '${text.id}' bila memang nama diri.`,
            `"${text.id}" is the same in both languages. Translate it, or write same: '${text.id}' if it is a proper name.`,
          ),
        ]
      : [];
  });
}

/** A value that one language leaves out is news that its reader does not get. */
function placeholdersAgree({ file, service }: Parameters<ServiceCheck>[0]) {
  const placeholders = (text: string) =>
    [...new Set([...text.matchAll(/\{([a-z]+)\}/g)].map(([, name]) => name!))].sort().join(', ');
  return textsIn({ messages: service.messages, flow: service.flow }).flatMap(({ text, path }) =>
    placeholders(text.id) === placeholders(text.en)
      ? []
      : [
          finding(
            file,
            path,
            'placeholders-differ',
            `Nilai dalam kurung kurawal berbeda: ${placeholders(text.id) || '-'} dan ${placeholders(text.en) || '-'}. Samakan.`,
            `The values in braces differ: ${placeholders(text.id) || '-'} and ${placeholders(text.en) || '-'}. Make them agree.`,
          ),
        ],
  );
}

/** Longer messages are cut or split on many phones. */
const maximumMessageLength = 600;

function messagesFitAPhone({ file, service }: Parameters<ServiceCheck>[0]) {
  return Object.entries(service.messages).flatMap(([code, { body }]) =>
    (['id', 'en'] as const)
      .filter((language) => [...body[language]].length > maximumMessageLength)
      .map((language) =>
        finding(
          file,
          ['messages', code, 'body', language],
          'message-too-long',
          `Pesan ini ${[...body[language]].length} huruf. Persingkat menjadi paling banyak ${maximumMessageLength}.`,
          `This message has ${[...body[language]].length} characters. Shorten it to at most ${maximumMessageLength}.`,
        ),
      ),
  );
}

function messagesAreThereAndUsed({ file, service }: Parameters<ServiceCheck>[0]) {
  const used = new Set([
    ...eventMessages,
    ...Object.values(service.flow.actions).flatMap(({ message }) => message ?? []),
  ]);
  return [
    ...eventMessages
      .filter((code) => !service.messages[code])
      .map((code) =>
        finding(
          file,
          ['messages'],
          'message-missing',
          `Pesan "${code}" belum ada; pemohon tidak akan mendapat kabar.`,
          `There is no message "${code}"; the applicant would not be told.`,
        ),
      ),
    ...Object.keys(service.messages)
      .filter((code) => !used.has(code))
      .map((code) =>
        finding(
          file,
          ['messages', code],
          'message-unused',
          `Pesan "${code}" tidak dipakai langkah mana pun. Hapus, atau sebut dalam sebuah langkah.`,
          `No action uses the message "${code}". Remove it, or name it in an action.`,
          'warning',
        ),
      ),
  ];
}

/** UU 25/2009 art. 21: a component that says nothing is not there. */
function componentsAreFilled({ file, service }: Parameters<ServiceCheck>[0]) {
  const { standard } = service;
  const words = [
    'facilities',
    'competence',
    'supervision',
    'complaints',
    'staff',
    'guarantee',
    'safety',
    'evaluation',
  ] as const;
  const shortest = 10;
  return [
    ...words
      .filter(
        (name) => standard[name].id.trim().length < shortest || standard[name].en.trim().length < shortest,
      )
      .map((name) =>
        finding(
          file,
          ['standard', name],
          'component-thin',
          `Komponen "${name}" terlalu pendek untuk berarti. Tulis satu kalimat.`,
          `The component "${name}" is too short to mean anything. Write a sentence.`,
        ),
      ),
    ...(standard.procedure.length < 2
      ? [
          finding(
            file,
            ['standard', 'procedure'],
            'component-thin',
            'Prosedur perlu paling sedikit dua langkah.',
            'The procedure needs at least two steps.',
          ),
        ]
      : []),
    ...(Object.keys(service.products).length === 0
      ? [
          finding(
            file,
            ['products'],
            'component-missing',
            'Layanan tanpa produk. Sebutkan apa yang diterima pemohon.',
            'A service without a product. Say what the applicant gets.',
          ),
        ]
      : []),
  ];
}

function promiseIsSane({ file, service: { promise } }: Parameters<ServiceCheck>[0]) {
  const longestYears = { 'working-hours': 2000, 'working-days': 250, 'calendar-days': 365 };
  return [
    ...(promise.warnAt.holder >= promise.warnAt.head
      ? [
          finding(
            file,
            ['promise', 'warnAt'],
            'warnings-out-of-order',
            'Petugas harus diingatkan lebih dulu daripada pimpinan: holder lebih kecil dari head.',
            'The holder must be reminded before the head: holder below head.',
          ),
        ]
      : []),
    ...(promise.unit !== 'working-hours' && !Number.isInteger(promise.amount)
      ? [
          finding(
            file,
            ['promise', 'amount'],
            'half-a-day',
            'Janji dalam hari harus bilangan bulat. Pakai working-hours untuk setengah hari.',
            'A promise in days is a whole number. Use working-hours for half a day.',
          ),
        ]
      : []),
    ...(promise.amount > longestYears[promise.unit]
      ? [
          finding(
            file,
            ['promise', 'amount'],
            'promise-too-long',
            'Janji lebih dari setahun. Periksa jumlah dan satuannya.',
            'The promise is longer than a year. Check amount and unit.',
          ),
        ]
      : []),
  ];
}

function deliveryFitsProducts({ file, service }: Parameters<ServiceCheck>[0]) {
  const carried = service.delivery.some((way) => way !== 'download');
  return Object.entries(service.products).flatMap(([code, { form }]) => {
    if (form === 'card' && !carried)
      return [
        finding(
          file,
          ['delivery'],
          'card-not-carried',
          `Kartu "${code}" tidak bisa diunduh. Tambahkan pick-up, home atau post.`,
          `The card "${code}" cannot be downloaded. Add pick-up, home or post.`,
        ),
      ];
    if (form === 'a4' && !service.delivery.includes('download'))
      return [
        finding(
          file,
          ['delivery'],
          'document-not-downloadable',
          `Dokumen "${code}" bisa dicetak sendiri. Tambahkan download.`,
          `The document "${code}" can be printed at home. Add download.`,
          'warning',
        ),
      ];
    return [];
  });
}

function servicesHaveScenarios({ file, service, scenarios }: Parameters<ServiceCheck>[0]) {
  return scenarios.some((scenario) => scenario.service === service.code)
    ? []
    : [
        finding(
          file,
          ['code'],
          'no-scenario',
          'Belum ada skenario untuk layanan ini. Tulis paling sedikit satu di scenarios/.',
          'There is no scenario for this service. Write at least one in scenarios/.',
          'warning',
        ),
      ];
}
