/** Names in what opens other applications: members of a life event, and messages between regions. */
import type { Finding, PathInFile } from './problems.ts';
import { type ReferenceCheck, topFields, unknown } from './reference-check.ts';
import type { AnswerSources, Member, Service } from './types.ts';

export const eventReferences: readonly ReferenceCheck[] = [
  membersNameServices,
  membersWaitForMembers,
  membersRepeatGroups,
  memberAnswersExist,
  receivedAnswersExist,
  handedOverAnswersExist,
];

const fieldWords = { id: 'isian', en: 'field' };
const memberWords = { id: 'anggota', en: 'member' };

const membersOf = (service: Service): [string, Member, PathInFile][] =>
  Object.entries(service.members ?? {}).map(([code, member]) => [code, member, ['members', code]]);

function membersNameServices({ file, service, services, unread }: Parameters<ReferenceCheck>[0]): Finding[] {
  return membersOf(service).flatMap(([, member, path]): Finding[] => {
    if (unread.has(member.service)) return [];
    const opened = services.get(member.service);
    if (!opened)
      return [
        unknown(
          file,
          [...path, 'service'],
          'unknown-service',
          { id: 'layanan', en: 'service' },
          member.service,
          services.keys(),
        ),
      ];
    if (!opened.members) return [];
    return [
      {
        file,
        path: [...path, 'service'],
        code: 'event-in-event',
        message: {
          id: `"${member.service}" sendiri membuka beberapa permohonan. Sebut layanan-layanannya langsung di sini.`,
          en: `"${member.service}" opens several applications itself. Name their services here instead.`,
        },
      },
    ];
  });
}

function membersWaitForMembers({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const codes = Object.keys(service.members ?? {});
  return membersOf(service).flatMap(([code, { after = [] }, path]) => [
    ...after.flatMap((name, index) =>
      codes.includes(name)
        ? []
        : [unknown(file, [...path, 'after', index], 'unknown-member', memberWords, name, codes)],
    ),
    ...(waitedFor(service, code).has(code)
      ? [
          {
            file,
            path: [...path, 'after'],
            code: 'members-in-a-circle',
            message: {
              id: `"${code}" menunggu dirinya sendiri. Putuskan lingkaran "after".`,
              en: `"${code}" waits for itself. Break the circle of "after".`,
            },
          },
        ]
      : []),
  ]);
}

/** Every member that must have finished before this one is sent. */
function waitedFor(service: Service, code: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(service.members?.[code]?.after ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...(service.members?.[name]?.after ?? []));
  }
  return found;
}

function membersRepeatGroups({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  const groups = topFields(service).flatMap((field) => (field.type === 'group' ? field.code : []));
  return membersOf(service).flatMap(([, { each }, path]) =>
    each === undefined || groups.includes(each)
      ? []
      : [
          unknown(
            file,
            [...path, 'each'],
            'unknown-group',
            { id: 'kelompok berulang', en: 'group' },
            each,
            groups,
          ),
        ],
  );
}

/** A field that is not there would stay empty without a word. */
function memberAnswersExist({ file, service, services }: Parameters<ReferenceCheck>[0]): Finding[] {
  return membersOf(service).flatMap(([code, member, path]) => {
    const opened = services.get(member.service);
    if (!opened) return [];
    const before = waitedFor(service, code);
    return [
      ...unknownTargets(file, [...path, 'answers'], opened, member.answers),
      ...wrongSources(file, [...path, 'answers'], member.answers, (source) => {
        const [root, name = '', product = ''] = source;
        if (root === 'form') return knownField(service, name);
        if (root === 'item') return knownItem(service, member, name);
        if (root !== 'products' && root !== 'asked')
          return { name: root!, known: ['form', 'item', 'products', 'asked'], what: rootWords };
        if (!before.has(name)) return { name, known: [...before], what: memberBeforeWords };
        const lender = services.get(service.members?.[name]?.service ?? '');
        if (root === 'asked') return lender && knownQuestion(lender, product);
        const products = lender?.products;
        return products && !Object.hasOwn(products, product)
          ? { name: product, known: Object.keys(products), what: { id: 'produk', en: 'product' } }
          : undefined;
      }),
    ];
  });
}

type Unknown = { readonly name: string; readonly known: readonly string[]; readonly what: typeof fieldWords };

const rootWords = { id: 'asal jawaban', en: 'source' };
const memberBeforeWords = { id: 'anggota pada "after"', en: 'member in "after"' };

function knownField(service: Service, name: string): Unknown | undefined {
  const known = topFields(service).map(({ code }) => code);
  return known.includes(name) ? undefined : { name, known, what: fieldWords };
}

function knownItem(service: Service, { each }: Member, name: string): Unknown | undefined {
  const group = topFields(service).find(({ code }) => code === each);
  const known = group?.type === 'group' ? group.fields.map(({ code }) => code) : [];
  return known.includes(name) ? undefined : { name, known, what: fieldWords };
}

function knownQuestion(lender: Service, question: string): Unknown | undefined {
  const known = Object.values(lender.flow.actions).flatMap(({ asks = [] }) => asks.map(({ code }) => code));
  return known.includes(question) ? undefined : { name: question, known, what: fieldWords };
}

function unknownTargets(file: string, path: PathInFile, target: Service, answers: AnswerSources): Finding[] {
  const known = topFields(target).map(({ code }) => code);
  return Object.keys(answers).flatMap((code) =>
    known.includes(code) ? [] : [unknown(file, [...path, code], 'unknown-field', fieldWords, code, known)],
  );
}

function wrongSources(
  file: string,
  path: PathInFile,
  answers: AnswerSources,
  check: (source: readonly string[]) => Unknown | undefined,
): Finding[] {
  return Object.entries(answers).flatMap(([code, source]) => {
    const wrong = 'from' in source ? check(source.from.split('.')) : undefined;
    return wrong
      ? [unknown(file, [...path, code, 'from'], 'unknown-source', wrong.what, wrong.name, wrong.known)]
      : [];
  });
}

/** What a message carries is known to the region that sends it only, so that here just the way to it is checked. */
function receivedAnswersExist({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  if (!service.receives) return [];
  const path = ['receives', 'answers'];
  return [
    ...unknownTargets(file, path, service, service.receives.answers),
    ...wrongSources(file, path, service.receives.answers, ([root]) =>
      root === 'message' ? undefined : { name: root!, known: ['message'], what: rootWords },
    ),
  ];
}

function handedOverAnswersExist({ file, service }: Parameters<ReferenceCheck>[0]): Finding[] {
  return Object.entries(service.flow.actions).flatMap(([code, { handsOver }]) =>
    handsOver
      ? wrongSources(
          file,
          ['flow', 'actions', code, 'handsOver', 'answers'],
          handsOver.answers,
          ([root, name = '']) =>
            root === 'form' ? knownField(service, name) : { name: root!, known: ['form'], what: rootWords },
        )
      : [],
  );
}
