import { createHash, randomUUID } from 'node:crypto';
import { createCases } from '../../cases/index.ts';
import { arrangeCases, masterKeys, value } from '../../cases/testing/arrange.ts';
import { createFulfilment } from '../../fulfilment/index.ts';
import type { RenderRequest } from '../../fulfilment/request.ts';
import type { DocumentSigner, SignProblemCode, SignRequest } from '../../platform/signing/index.ts';
import { signProblem } from '../../platform/signing/problems.ts';
import { newIdentifier } from '../../record/index.ts';
import type { Caller } from '../../types.ts';
import { createSigning } from '../index.ts';
import { letterPack, letterRegion } from './invented-letters.ts';

/** What a signer that tests command does with the next document. */
export type Behaviour = SignProblemCode | 'signs' | 'breaks' | 'waits';

/** Letters that wait for the head of an office, with the desk above the cases over a real database. */
export async function arrangeSigning({ others = [] }: { readonly others?: readonly string[] } = {}) {
  const arranged = await arrangeCases({
    packFiles: letterPack(others),
    regions: [letterRegion('9901'), letterRegion('9902')],
  });
  const { dependencies, clock } = arranged;
  const cases = createCases(dependencies);
  const store = fakeStore();
  const fakes = fakeSigner();
  const renderings: string[] = [];
  const drawn = ({ data, createdAt, signature }: RenderRequest) => {
    const pdf = Buffer.from(`%PDF ${JSON.stringify({ data, createdAt, signature })}`);
    renderings.push(pdf.toString());
    const sha256 = createHash('sha256').update(pdf).digest();
    return { pdf, sha256, pages: 1, signaturePlace: null };
  };
  const fulfilment = createFulfilment({
    database: dependencies.database,
    now: dependencies.now,
    places: dependencies.places,
    cases,
    store,
    renderer: {
      render: async (request) => ({ ok: true, value: drawn(request) }),
      renderSeen: async (request) => ({
        ok: true,
        value: { ...drawn(request), svg: `<svg>${request.signature?.name}</svg>` },
      }),
      close: async () => undefined,
    },
  });
  const options = {
    ...dependencies,
    masterKeys,
    publicUrl: 'https://layanan.contoh.id',
    cases,
    fulfilment,
    store,
    signer: fakes.signer,
    people: { namesOf: dependencies.people.namesOf },
  };
  const signing = createSigning(options);
  cases.registerFollower(signing.follow);

  const officer = (accountId: string, name: string, role: string, officeId: string): Caller => {
    arranged.people.officers.push({ accountId, name, posts: [{ role, officeId }] });
    return {
      regionId: '9901',
      requestId: 'test',
      locale: 'id',
      who: { kind: 'officer', accountId, name, posts: [{ role, officeId }] },
    };
  };
  const callers = {
    head: officer('eka-head', 'Eka Camat', 'head', 'north-office'),
    secretary: officer('dodi-secretary', 'Dodi Sekretaris', 'recorder', 'north-office'),
    admin: officer('gani-admin', 'Gani Admin', 'admin', 'north-office'),
    southHead: officer('hana-head', 'Hana Camat', 'head', 'south-office'),
    reader: arranged.officers.reader,
    resident: arranged.resident,
  };

  async function act(caller: Caller, code: string, action: string, given: object = {}) {
    const { lastSeq } = value(await cases.cases.view(caller, code));
    return cases.cases.act(caller, { key: randomUUID(), code, lastSeq, action, with: given });
  }

  /** A letter that is checked and waits for its signature, made. */
  async function newLetter(given: object = {}, approve = 'approve'): Promise<string> {
    const draft = await arranged.fillIn(arranged.resident, '99.01.01.1001', 'plot-letter');
    const { code } = value(await cases.cases.send(arranged.resident, { key: randomUUID(), ...draft }));
    value(await act(callers.reader, code, approve, given));
    await signing.prepareDue('9901');
    return code;
  }
  async function newLetters(count: number): Promise<readonly string[]> {
    const codes: string[] = [];
    while (codes.length < count) codes.push(await newLetter());
    return codes;
  }
  const here = arranged.region('9901');
  const itemOf = (code: string) =>
    here
      .selectFrom('signing_item')
      .selectAll()
      .where('code', '=', code)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
  const documentsOf = (code: string) =>
    here.selectFrom('signed_document').selectAll().where('code', '=', code).orderBy('published_at').execute();
  const stateOf = async (code: string): Promise<string> =>
    (await here.selectFrom('case_current').select('state').where('code', '=', code).executeTakeFirstOrThrow())
      .state;

  async function sign(codes: readonly string[], caller: Caller = callers.head, passphrase = 'benar') {
    const items = await Promise.all(codes.map(async (code) => (await itemOf(code)).id));
    return signing.service.sign(caller, { key: randomUUID(), items, passphrase });
  }
  /** Signs, and waits until the run is over. */
  async function signAll(codes: readonly string[], caller: Caller = callers.head) {
    const begun = value(await sign(codes, caller));
    await signing.idle();
    return value(await signing.service.run(caller, begun.runId));
  }
  /** Another process over the same database, with a signer of its own. */
  const anotherProcess = ({
    kind,
    ...more
  }: {
    readonly publicUrl?: string;
    readonly kind?: DocumentSigner['kind'];
  } = {}) => {
    const other = fakeSigner(kind);
    return { ...other, signing: createSigning({ ...options, ...more, signer: other.signer }) };
  };
  return {
    ...arranged,
    cases,
    clock,
    signing,
    callers,
    act,
    newLetter,
    newLetters,
    itemOf,
    documentsOf,
    stateOf,
    sign,
    signAll,
    store,
    signer: fakes,
    renderings,
    anotherProcess,
  };
}

/** Signs by adding a line, as its next orders say; what it was asked is kept for the test to look at. */
function fakeSigner(kind: DocumentSigner['kind'] = 'bsre-v2') {
  const orders: Behaviour[] = [];
  const asked: SignRequest[] = [];
  const held: (() => void)[] = [];
  let serial = 0;
  const signer: DocumentSigner = {
    kind,
    async sign(request) {
      asked.push(request);
      const order = orders.shift() ?? 'signs';
      if (order === 'waits') await new Promise<void>((resolve) => held.push(resolve));
      if (order === 'breaks') throw new Error('the signer broke');
      if (order !== 'signs' && order !== 'waits') return { ok: false, error: signProblem(order) };
      serial += 1;
      const mark = Buffer.from(`\n%signed ${serial} by ${request.official.name}`);
      const pdf = Buffer.concat([request.pdf, mark]);
      return { ok: true, value: { pdf, signedAt: new Date('2026-11-16T03:00:00.000Z'), level: 'B-T' } };
    },
    status: async () => ({ ok: true, value: { state: 'issued' } }),
  };
  return {
    signer,
    asked,
    /** What it does with the next documents, one after the other. */
    order: (...next: readonly Behaviour[]) => void orders.push(...next),
    /** Lets everything go on that waits. */
    letGo: () => {
      for (const resolve of held.splice(0)) resolve();
    },
    isHolding: () => held.length > 0,
  };
}

function fakeStore() {
  const kept = new Map<string, { fileId: string; bytes: Buffer }>();
  return {
    kept,
    async keepDocument(input: {
      caseId: string;
      product: string;
      name: string;
      bytes: Uint8Array;
      sha256: Buffer;
      pages: number;
    }) {
      const key = `${input.caseId} ${input.sha256.toString('hex')}`;
      const bytes = Buffer.from(input.bytes);
      const known = kept.get(key) ?? { fileId: newIdentifier(new Date()), bytes };
      kept.set(key, known);
      const { name, pages } = input;
      const file = { fileId: known.fileId, name, sha256: input.sha256.toString('hex'), pages };
      return {
        file: { ...file, sizeBytes: bytes.length, mediaType: 'application/pdf' },
        warnings: [],
      };
    },
    read: async ({ fileId }: { fileId: string }) =>
      [...kept.values()].find((each) => each.fileId === fileId)?.bytes,
  };
}
