/** Whether what is signed here is prepared, signed by whom its product names, and released only then. */
import { isSignedHere, refusalStep, signingStep } from '../../case/signing.ts';
import type { Flow, FlowAction, Service } from '../types.ts';
import { finding, type ServiceCheck } from './check.ts';

export const signingChecks: readonly ServiceCheck[] = [
  signQueuesAreSigned,
  signaturesAreAskedForAtTheDesk,
  onlyTheNamedRoleSigns,
  signersCanRefuse,
  signedProductsArePrepared,
  nothingIsReleasedUnsigned,
];

type Subject = Parameters<ServiceCheck>[0];

const actionsOf = (flow: Flow): readonly (readonly [string, FlowAction])[] => Object.entries(flow.actions);

/** Products that name a signature; a register's are checked too, so that one word in the pack is all that changes. */
const withSignature = ({ products }: Service): readonly string[] =>
  Object.entries(products).flatMap(([code, { signature }]) => (signature === undefined ? [] : [code]));

function signQueuesAreSigned({ file, service: { flow } }: Subject) {
  return Object.entries(flow.states)
    .filter(([, { queue }]) => queue === 'sign')
    .filter(
      ([state]) =>
        actionsOf(flow).filter(([, { from, signs }]) => signs !== undefined && from.includes(state))
          .length !== 1,
    )
    .map(([state]) =>
      finding(
        file,
        ['flow', 'states', state, 'queue'],
        'queue-without-signature',
        `Yang menunggu di "${state}" ditandatangani, jadi harus ada tepat satu langkah dari sana dengan "signs".`,
        `What waits at "${state}" is signed, so exactly one action from there must have "signs".`,
      ),
    );
}

/** One confirmation signs a hundred: nothing else can be asked, and what is published can't be undone. */
function signaturesAreAskedForAtTheDesk({ file, service: { flow } }: Subject) {
  return actionsOf(flow).flatMap(([code, action]) => {
    const { signs, needs, asks, undoMinutes, from, automatic } = action;
    if (signs === undefined && !needs.includes('signature')) return [];
    const isFit =
      signs !== undefined &&
      needs.length === 1 &&
      needs.includes('signature') &&
      asks === undefined &&
      undoMinutes === 0 &&
      !automatic &&
      from.every((state) => flow.states[state]?.queue === 'sign');
    return isFit
      ? []
      : [
          finding(
            file,
            ['flow', 'actions', code],
            'signature-elsewhere',
            `"${code}" menandatangani: perlu "signs", needs: [signature] saja, tanpa asks, undoMinutes: 0, dan hanya dari keadaan dengan queue: sign.`,
            `"${code}" signs: it needs "signs", needs: [signature] alone, no asks, undoMinutes: 0, and only states with queue: sign before it.`,
          ),
        ];
  });
}

/** Nobody but the named post signs, and the desk finds the case by the same role. */
function onlyTheNamedRoleSigns({ file, service: { flow, products } }: Subject) {
  return actionsOf(flow).flatMap(([code, { signs = [], by, from }]) =>
    signs.flatMap((product, index) => {
      const named = products[product]?.signature?.by;
      const isFit =
        named !== undefined &&
        by.length === 1 &&
        by[0] === named &&
        from.every((state) => flow.states[state]?.role === named);
      return isFit
        ? []
        : [
            finding(
              file,
              ['flow', 'actions', code, 'signs', index],
              'signed-by-another',
              `"${product}" harus punya "signature", dan hanya peran itu yang memegang keadaan sebelum "${code}" dan mengambil langkahnya.`,
              `"${product}" must have a "signature", and only that role may hold the state before "${code}" and take the action.`,
            ),
          ];
    }),
  );
}

function signersCanRefuse({ file, service: { flow } }: Subject) {
  return Object.keys(flow.states)
    .filter((state) => signingStep({ flow }, state) !== undefined)
    .filter((state) => {
      const refusal = refusalStep({ flow }, state);
      const asksOnlyWhy =
        refusal?.action.asks === undefined && refusal?.action.needs.every((need) => need === 'reason');
      return !asksOnlyWhy || flow.states[refusal?.action.to ?? '']?.turn !== 'office';
    })
    .map((state) =>
      finding(
        file,
        ['flow', 'states', state],
        'signature-not-refusable',
        `Dari "${state}" penanda tangan harus bisa mengembalikan: langkah dengan needs: [reason] saja, ke keadaan giliran kantor.`,
        `At "${state}" whoever signs must be able to refuse: an action with needs: [reason] alone that leads to an office's turn.`,
      ),
    );
}

/** What was not made can't be signed: the action that leads to the desk makes it. */
function signedProductsArePrepared({ file, service }: Subject) {
  const { flow } = service;
  return actionsOf(flow).flatMap(([code, { to, prepares = [], automatic }]) => {
    const signed = signingStep(service, to)?.action.signs ?? [];
    const isSame = signed.length === prepares.length && signed.every((product) => prepares.includes(product));
    if (isSame && !(automatic && prepares.length > 0)) return [];
    return [
      finding(
        file,
        ['flow', 'actions', code, 'prepares'],
        'not-prepared',
        `"${code}" menuju "${to}", jadi "prepares" harus memuat tepat yang ditandatangani di sana: ${signed.join(', ') || '-'}. Langkah itu diambil orang, bukan mesin.`,
        `"${code}" leads to "${to}", so its "prepares" must name exactly what is signed there: ${signed.join(', ') || '-'}. People take it, not the machine.`,
      ),
    ];
  });
}

/** Whichever way a case goes, a product with a signature is released by or after the action that signs it. */
function nothingIsReleasedUnsigned({ file, service }: Subject) {
  const { flow, products } = service;
  return withSignature(service).flatMap((product) => {
    const unsigned = statesWithout(flow, product);
    const early = actionsOf(flow)
      .filter(([, { releases = [], signs = [] }]) => releases.includes(product) && !signs.includes(product))
      .filter(([, { from }]) => from.some((state) => unsigned.has(state)))
      .map(([code]) =>
        finding(
          file,
          ['flow', 'actions', code, 'releases'],
          'released-unsigned',
          `"${code}" menyerahkan "${product}" sebelum ditandatangani. Pindahkan "releases" ke langkah yang menandatangani.`,
          `"${code}" releases "${product}" before it is signed. Move "releases" to the action that signs.`,
        ),
      );
    const isSigned = actionsOf(flow).some(([, { signs = [] }]) => signs.includes(product));
    return isSigned || !isSignedHere(products[product])
      ? early
      : [
          finding(
            file,
            ['products', product, 'signature'],
            'never-signed',
            `"${product}" tidak pernah ditandatangani. Tambahkan langkah dengan signs: [${product}].`,
            `"${product}" is never signed. Add an action with signs: [${product}].`,
          ),
        ];
  });
}

/** States that a case reaches without the action that signs a product. */
function statesWithout(flow: Flow, product: string): ReadonlySet<string> {
  const reached = new Set([flow.start]);
  const waiting = [flow.start];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const [, { from, to, signs = [] }] of actionsOf(flow)) {
      if (!from.includes(state) || reached.has(to) || signs.includes(product)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  return reached;
}
