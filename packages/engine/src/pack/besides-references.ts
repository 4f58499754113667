/** Names in what a service does beside its form and flow: watches, stock, confirmations, visits, codes, reminders. */
import type { Finding, PathInFile } from './problems.ts';
import { type ReferenceCheck, topFields, unknown } from './reference-check.ts';
import type { Field, Service } from './types.ts';

export const besidesReferences: readonly ReferenceCheck[] = [
  statesNameWatches,
  actionsUseStock,
  lineIsWhereCasesWait,
  confirmationsNameFields,
  startCodesNameFields,
  remindersNameMessages,
  slotsNeedAVisit,
  machinesDecideAlone,
  cutOffIsAnHour,
];

const fieldWords = { id: 'isian', en: 'field' };
const stockWords = { id: 'persediaan', en: 'stock' };

function unknownField(
  file: string,
  path: PathInFile,
  service: Service,
  code: string,
  fits: (field: Field) => boolean = () => true,
): Finding[] {
  const known = topFields(service)
    .filter(fits)
    .map((field) => field.code);
  return known.includes(code) ? [] : [unknown(file, path, 'unknown-field', fieldWords, code, known)];
}

function statesNameWatches({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const known = Object.keys(service.watches ?? {});
  return Object.entries(service.flow.states).flatMap(([code, { watch }]) =>
    watch === undefined || known.includes(watch)
      ? []
      : [
          unknown(
            file,
            ['flow', 'states', code, 'watch'],
            'unknown-watch',
            { id: 'pertanyaan ke register', en: 'watch' },
            watch,
            known,
          ),
        ],
  );
}

function actionsUseStock({ file, service, manifest }: Parameters<ReferenceCheck>[0]): Finding[] {
  const known = Object.keys(manifest.stock ?? {});
  return Object.entries(service.flow.actions).flatMap(([code, { uses = [] }]) =>
    uses.flatMap(({ stock }, index) =>
      known.includes(stock)
        ? []
        : [
            unknown(
              file,
              ['flow', 'actions', code, 'uses', index, 'stock'],
              'unknown-stock',
              stockWords,
              stock,
              known,
            ),
          ],
    ),
  );
}

/** A line for something that no step from there uses would keep people waiting for nothing. */
function lineIsWhereCasesWait({ file, service, manifest }: Parameters<ReferenceCheck>[0]): Finding[] {
  const { line, flow } = service;
  if (!line) return [];
  const stocks = Object.keys(manifest.stock ?? {});
  const states = Object.keys(flow.states);
  if (!stocks.includes(line.stock))
    return [unknown(file, ['line', 'stock'], 'unknown-stock', stockWords, line.stock, stocks)];
  if (!states.includes(line.state))
    return [
      unknown(file, ['line', 'state'], 'unknown-state', { id: 'keadaan', en: 'state' }, line.state, states),
    ];
  const isUsed = Object.values(flow.actions).some(
    ({ from, uses = [] }) => from.includes(line.state) && uses.some(({ stock }) => stock === line.stock),
  );
  return isUsed
    ? []
    : [
        {
          file,
          path: ['line', 'state'],
          code: 'line-without-step',
          message: {
            id: `Tidak ada langkah dari "${line.state}" yang memakai "${line.stock}". Tulis di "uses".`,
            en: `No action from "${line.state}" uses "${line.stock}". Name it in "uses".`,
          },
        },
      ];
}

const isPerson = (field: Field) =>
  field.type === 'person' || (field.type === 'text' && field.format === 'name');
const isPhone = (field: Field) => field.type === 'text' && field.format === 'phone';

function confirmationsNameFields({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  return Object.entries(service.confirmations ?? {}).flatMap(([code, { people, shows }]) => {
    const path: PathInFile = ['confirmations', code];
    return [
      ...people.flatMap(({ person, phone }, index) => [
        ...unknownField(file, [...path, 'people', index, 'person'], service, person, isPerson),
        ...unknownField(file, [...path, 'people', index, 'phone'], service, phone, isPhone),
      ]),
      ...shows.flatMap((name, index) => unknownField(file, [...path, 'shows', index], service, name)),
    ];
  });
}

function startCodesNameFields({ file, service, manifest }: Parameters<ReferenceCheck>[0]): Finding[] {
  const roles = Object.keys(manifest.roles);
  return Object.entries(service.startCodes ?? {}).flatMap(([code, { by, fields, person }]) => {
    const path: PathInFile = ['startCodes', code];
    return [
      ...by.flatMap((role, index) =>
        roles.includes(role)
          ? []
          : [unknown(file, [...path, 'by', index], 'unknown-role', { id: 'peran', en: 'role' }, role, roles)],
      ),
      ...fields.flatMap((name, index) => unknownField(file, [...path, 'fields', index], service, name)),
      ...unknownField(file, [...path, 'person'], service, person, ({ type }) => type === 'person'),
    ];
  });
}

function remindersNameMessages({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const known = Object.keys(service.messages);
  return (service.draftReminders ?? []).flatMap(({ message }, index) =>
    known.includes(message)
      ? []
      : [
          unknown(
            file,
            ['draftReminders', index, 'message'],
            'unknown-message',
            { id: 'pesan', en: 'message' },
            message,
            known,
          ),
        ],
  );
}

function slotsNeedAVisit({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const booking = Object.entries(service.flow.actions).filter(([, { needs }]) => needs.includes('slot'));
  if (service.visit && booking.length === 0)
    return [
      {
        file,
        path: ['visit'],
        code: 'visit-without-slot',
        message: {
          id: 'Kunjungan ini tidak pernah dipesan. Tambahkan langkah dengan needs: [slot], atau hapus "visit".',
          en: 'This visit is never booked. Add an action with needs: [slot], or remove "visit".',
        },
      },
    ];
  if (service.visit) return [];
  return booking.map(([code]) => ({
    file,
    path: ['flow', 'actions', code, 'needs'],
    code: 'slot-without-visit',
    message: {
      id: `"${code}" memesan jam kunjungan, tetapi "visit" layanan ini belum ada. Tambahkan.`,
      en: `"${code}" books a time, but the service has no "visit". Add it.`,
    },
  }));
}

/** What the machine takes by itself can be asked nothing, and must know when. */
function machinesDecideAlone({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  return Object.entries(service.flow.actions).flatMap(([code, action]) => {
    if (!action.automatic) return [];
    const path: PathInFile = ['flow', 'actions', code];
    const tell = (at: string, id: string, en: string): Finding => ({
      file,
      path: [...path, at],
      code: 'automatic',
      message: { id, en },
    });
    return [
      ...(action.by.length === 1 && action.by[0] === 'system'
        ? []
        : [
            tell(
              'by',
              'Langkah otomatis hanya oleh sistem: by: [system].',
              'An automatic action is the system’s: by: [system].',
            ),
          ]),
      ...(action.guard
        ? []
        : [
            tell(
              'automatic',
              'Langkah otomatis perlu "guard" yang mengatakan kapan ia diambil.',
              'An automatic action needs a "guard" that says when it is taken.',
            ),
          ]),
      ...(action.needs.length > 0 || action.asks
        ? [
            tell(
              action.needs.length > 0 ? 'needs' : 'asks',
              'Mesin tidak bisa ditanyai. Kosongkan needs dan asks pada langkah otomatis.',
              'A machine cannot be asked. Leave needs and asks of an automatic action empty.',
            ),
          ]
        : []),
      ...(action.undoMinutes === 0
        ? []
        : [
            tell(
              'undoMinutes',
              'Langkah otomatis tidak dibatalkan orang. Tulis undoMinutes: 0.',
              'Nobody undoes an automatic action. Write undoMinutes: 0.',
            ),
          ]),
    ];
  });
}

function cutOffIsAnHour({ file, service, manifest }: Parameters<ReferenceCheck>[0]): Finding[] {
  const { amount, unit, cutOff } = service.promise;
  const path: PathInFile = ['promise', 'cutOff'];
  const tell = (code: string, id: string, en: string): Finding[] => [
    { file, path, code, message: { id, en } },
  ];
  if (cutOff === undefined) {
    return amount > 0
      ? []
      : tell(
          'promise-of-nothing',
          'Janji 0 perlu "cutOff": sampai pukul berapa permohonan masih dihitung hari itu.',
          'A promise of 0 needs "cutOff": until which hour an application counts from that day.',
        );
  }
  if (unit !== 'working-days')
    return tell(
      'cut-off-unit',
      'cutOff hanya untuk unit: working-days.',
      'cutOff is for unit: working-days only.',
    );
  if (cutOff.includes(':')) return [];
  const parameters = Object.keys(manifest.parameters);
  if (!parameters.includes(cutOff))
    return [
      unknown(file, path, 'unknown-parameter', { id: 'parameter', en: 'parameter' }, cutOff, parameters),
    ];
  return /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(String(manifest.parameters[cutOff]!.value))
    ? []
    : tell(
        'cut-off-no-hour',
        `Parameter "${cutOff}" bukan jam seperti '11:00'.`,
        `The parameter "${cutOff}" is not an hour such as '11:00'.`,
      );
}
