/** Whether a service says what the law and its users need: texts, standard, promise, messages, delivery. */

import { formatPath } from '../problems.ts';
import { eventMessages, ownWordedMessages } from '../references.ts';
import { finding, type ServiceCheck, textsIn } from './check.ts';

export const serviceChecks: readonly ServiceCheck[] = [
  textsAreTranslated,
  placeholdersAgree,
  messagesFitAPhone,
  messagesAreThereAndUsed,
  componentsAreFilled,
  promiseIsSane,
  deliveryFitsProducts,
  familyDocumentsAreGuarded,
  servicesHaveScenarios,
  neighboursAreNotAskedForLetters,
  populationServicesAreFree,
  eventsEnd,
  watchesAreUsed,
  waitingIsTold,
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

/** Who knows someone's numbers is not told of the others on their family card. */
function familyDocumentsAreGuarded({ file, service }: Parameters<ServiceCheck>[0]) {
  return Object.entries(service.products)
    .filter(
      ([, { rows = {}, showsFamily }]) =>
        showsFamily !== true && Object.values(rows).some(({ each }) => each === 'household'),
    )
    .map(([code]) =>
      finding(
        file,
        ['products', code],
        'family-unguarded',
        'Dokumen ini memuat keluarga pemohon dari register. Tulis "showsFamily: true", supaya hanya terbuka bagi akun yang sudah terbukti milik pemohon.',
        'The applicant’s family stands on this document, from the register. Write "showsFamily: true", so that it opens only for an account that is proven to be the applicant’s.',
      ),
    );
}

/** A value that one language leaves out is news that its reader does not get. */
function placeholdersAgree({ file, service }: Parameters<ServiceCheck>[0]) {
  const placeholders = (text: string) =>
    [...new Set([...text.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name!))].sort().join(', ');
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
    ...ownWordedMessages,
    ...Object.values(service.flow.actions).flatMap(({ message }) => message ?? []),
    ...(service.draftReminders ?? []).map(({ message }) => message),
    ...Object.keys(service.confirmations ?? {}),
  ]);
  return [
    ...eventMessages
      // A life event tells in words of its own what it has opened, and has no promise that could break.
      .filter((code) => !service.messages[code] && !service.members)
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
    ...(Object.keys(service.products).length === 0 && !service.members
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

/**
 * Population services ask for no letter from RT or RW (Perpres 96/2018). What says so itself (`tanpa surat pengantar RT`)
 * is welcome.
 */
function neighboursAreNotAskedForLetters({ file, service }: Parameters<ServiceCheck>[0]) {
  if (service.category !== 'population') return [];
  const { requirements, form, standard, messages, flow, visit } = service;
  return textsIn({ requirements, form, standard, messages, flow, ...(visit && { visit }) }).flatMap(
    ({ text, path }) =>
      asksForLetter(text.id)
        ? [
            finding(
              file,
              path,
              'letter-from-neighbours',
              'Teks ini menyebut surat dari RT/RW. Layanan kependudukan tidak boleh memintanya (Perpres 96/2018).',
              'This text speaks of a letter from RT or RW. Population services may not ask for one (Perpres 96/2018).',
              'warning',
            ),
          ]
        : [],
  );
}

function asksForLetter(text: string): boolean {
  return text
    .split(/[.;!?]\s/)
    .some(
      (sentence) =>
        /\bsurat\s+(?:pengantar|keterangan|pernyataan)?\s*(?:dari\s+)?(?:ketua\s+|pak\s+)?(?:rt|rw)\b/i.test(
          sentence,
        ) && !/\b(?:tanpa|tidak|bukan|jangan|bebas)\b/i.test(sentence),
    );
}

/** All population documents are free of charge (UU 24/2013 art. 79A). */
function populationServicesAreFree({ file, service }: Parameters<ServiceCheck>[0]) {
  if (service.category !== 'population' || service.fee.amountRupiah === 0) return [];
  return [
    finding(
      file,
      ['fee', 'amountRupiah'],
      'not-free',
      'Layanan kependudukan gratis (UU 24/2013 pasal 79A). Tulis 0.',
      'Population services are free of charge (UU 24/2013 art. 79A). Write 0.',
    ),
  ];
}

/** The own case of a life event is worked by nobody: only the machine can end it. */
function eventsEnd({ file, service }: Parameters<ServiceCheck>[0]) {
  if (!service.members) return [];
  const ends = Object.values(service.flow.actions).some(
    ({ automatic, guard, to }) =>
      automatic === true &&
      guard?.that.includes('case.members') &&
      service.flow.states[to]?.end !== undefined,
  );
  return ends
    ? []
    : [
        finding(
          file,
          ['members'],
          'event-never-ends',
          'Peristiwa ini tidak pernah selesai. Tambahkan langkah otomatis dengan guard: case.members.open == 0.',
          'This event never ends. Add an automatic action with the guard case.members.open == 0.',
        ),
      ];
}

function watchesAreUsed({ file, service }: Parameters<ServiceCheck>[0]) {
  const used = new Set(Object.values(service.flow.states).flatMap(({ watch }) => watch ?? []));
  return Object.keys(service.watches ?? {})
    .filter((name) => !used.has(name))
    .map((name) =>
      finding(
        file,
        ['watches', name],
        'watch-unused',
        `"${name}" tidak pernah ditanyakan. Tulis watch: ${name} pada sebuah keadaan.`,
        `"${name}" is never asked. Write watch: ${name} at a state.`,
        'warning',
      ),
    );
}

/** Who waits for another case is told for what. */
function waitingIsTold({ file, service }: Parameters<ServiceCheck>[0]) {
  return Object.entries(service.members ?? {})
    .filter(([, { after, waiting }]) => after && !waiting)
    .map(([name]) =>
      finding(
        file,
        ['members', name],
        'waiting-not-told',
        `"${name}" menunggu yang lain. Tambahkan "waiting": kalimat yang dibaca warga selama itu.`,
        `"${name}" waits for others. Add "waiting": what the citizen reads meanwhile.`,
        'warning',
      ),
    );
}
