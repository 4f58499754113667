/** Whether a flow can be walked to an end by people who are there to walk it. */
import type { Flow } from '../types.ts';
import { finding, type ServiceCheck } from './check.ts';

export const flowChecks: readonly ServiceCheck[] = [
  everyStateIsReached,
  everyStateCanEnd,
  everyStateHasSomeone,
  endsAreNobodysTurn,
  finalStepsAreConfirmed,
  returnsComeBack,
  reasonsAreTold,
  productsAreReleased,
  releasesNeedIdentity,
  registerResultsHaveAProduct,
];

function everyStateIsReached({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  const reached = reachableFrom(flow, flow.start);
  return Object.keys(flow.states)
    .filter((state) => !reached.has(state))
    .map((state) =>
      finding(
        file,
        ['flow', 'states', state],
        'unreachable-state',
        `Keadaan "${state}" tidak pernah dicapai. Tambahkan langkah ke sana atau hapus.`,
        `No action ever leads to the state "${state}". Add one or remove the state.`,
      ),
    );
}

function everyStateCanEnd({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.states)
    .filter(
      ([state, { end }]) => !end && ![...reachableFrom(flow, state)].some((other) => flow.states[other]?.end),
    )
    .map(([state]) =>
      finding(
        file,
        ['flow', 'states', state],
        'dead-end',
        `Dari "${state}" berkas tidak pernah bisa selesai. Tambahkan langkah yang menuju akhir.`,
        `From "${state}" a case can never end. Add an action that leads to an end.`,
      ),
    );
}

function reachableFrom(flow: Flow, start: string): Set<string> {
  const reached = new Set([start]);
  const waiting = [start];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const { from, to } of Object.values(flow.actions)) {
      if (!from.includes(state) || reached.has(to)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  return reached;
}

/** Whoever's turn it is must be able to do something. */
function everyStateHasSomeone({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.states).flatMap(([code, state]) => {
    if (state.end) return [];
    const path = ['flow', 'states', code];
    const leaving = Object.values(flow.actions).filter(({ from }) => from.includes(code));
    // What the machine takes up by itself waits for nobody.
    if (leaving.some(({ automatic }) => automatic) && state.role === undefined) return [];
    if (state.turn === 'applicant') {
      return leaving.some(({ by }) => by.includes('applicant'))
        ? []
        : [
            finding(
              file,
              path,
              'nobody-acts',
              `Giliran pemohon di "${code}", tetapi pemohon tidak punya langkah. Tambahkan langkah dengan by: [applicant].`,
              `It is the applicant's turn at "${code}", but the applicant has no action. Add one with by: [applicant].`,
            ),
          ];
    }
    if (state.turn === 'office' && state.role === undefined) {
      return [
        finding(
          file,
          path,
          'role-missing',
          `Keadaan "${code}" giliran kantor, tetapi tidak ada "role" yang memegangnya.`,
          `The state "${code}" is the office's turn, but no "role" holds it.`,
        ),
      ];
    }
    return state.role !== undefined && !leaving.some(({ by }) => by.includes(state.role!))
      ? [
          finding(
            file,
            path,
            'nobody-acts',
            `Peran "${state.role}" memegang "${code}", tetapi tidak punya langkah dari sana.`,
            `The role "${state.role}" holds "${code}" but has no action from there.`,
          ),
        ]
      : [];
  });
}

/** A clock that runs after the end would break a promise that was kept. */
function endsAreNobodysTurn({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.states)
    .filter(([, { end, turn, role }]) => end && (turn !== 'nobody' || role !== undefined))
    .map(([code]) =>
      finding(
        file,
        ['flow', 'states', code, 'turn'],
        'end-has-turn',
        `Keadaan akhir "${code}" tidak boleh punya giliran atau peran. Pakai turn: nobody, tanpa role.`,
        `The end "${code}" must be nobody's turn and without a role.`,
      ),
    );
}

/** What the machine takes by itself is asked of nobody. */
function finalStepsAreConfirmed({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.actions)
    .filter(([, { undoMinutes, confirm, automatic }]) => undoMinutes === 0 && !confirm && !automatic)
    .map(([code]) =>
      finding(
        file,
        ['flow', 'actions', code, 'undoMinutes'],
        'undo-without-confirm',
        `Langkah "${code}" tidak dapat dibatalkan. Tambahkan "confirm" yang menjelaskan akibatnya, atau beri waktu batal.`,
        `The action "${code}" cannot be undone. Add a "confirm" that says what it means, or give it an undo time.`,
      ),
    );
}

/** Faults are sent to someone who can correct them. */
function returnsComeBack({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.actions)
    .filter(
      ([, { needs, to }]) =>
        needs.includes('faults') &&
        !Object.values(flow.actions).some(
          (action) =>
            action.from.includes(to) &&
            action.by.includes('applicant') &&
            action.needs.includes('correction'),
        ),
    )
    .map(([code, { to }]) =>
      finding(
        file,
        ['flow', 'actions', code, 'needs'],
        'no-correction',
        `"${code}" menandai kesalahan, tetapi dari "${to}" pemohon tidak bisa memperbaikinya. Tambahkan langkah dengan needs: [correction].`,
        `"${code}" marks faults, but from "${to}" the applicant cannot correct them. Add an action with needs: [correction].`,
      ),
    );
}

function reasonsAreTold({ file, service }: Parameters<ServiceCheck>[0]) {
  return Object.entries(service.flow.actions).flatMap(([code, { needs, message, from }]) => {
    // Why something was not signed is for whoever checks it again.
    const isInside = from.every((state) => service.flow.states[state]?.queue === 'sign');
    if (!needs.includes('reason') || isInside) return [];
    const body = message === undefined ? undefined : service.messages[message]?.body;
    return body?.id.includes('{reason}') && body.en.includes('{reason}')
      ? []
      : [
          finding(
            file,
            ['flow', 'actions', code, 'message'],
            'reason-not-told',
            `"${code}" meminta alasan, tetapi pesannya tidak memuat {reason}. Pemohon berhak tahu alasannya.`,
            `"${code}" asks for a reason, but its message does not carry {reason}. The applicant has a right to it.`,
            'warning',
          ),
        ];
  });
}

function productsAreReleased({ file, service }: Parameters<ServiceCheck>[0]) {
  const released = new Set(Object.values(service.flow.actions).flatMap(({ releases = [] }) => releases));
  return Object.keys(service.products)
    .filter((code) => !released.has(code) && service.products[code]!.made === undefined)
    .map((code) =>
      finding(
        file,
        ['products', code],
        'never-released',
        `Produk "${code}" tidak pernah diserahkan. Tulis di "releases" sebuah langkah.`,
        `The product "${code}" is never released. Name it in the "releases" of an action.`,
      ),
    );
}

/**
 * The register may be down while a citizen applies; proof comes before anything is handed over, but for the letter that
 * says why something goes back or is refused.
 */
function releasesNeedIdentity({ file, service: { flow } }: Parameters<ServiceCheck>[0]) {
  return Object.entries(flow.actions)
    .filter(([, { releases, guard, to }]) => {
      const isReply = flow.states[to]?.end === 'refused' || flow.states[to]?.turn === 'applicant';
      return (releases?.length ?? 0) > 0 && !isReply && !guard?.that.includes('case.identity');
    })
    .map(([code]) =>
      finding(
        file,
        ['flow', 'actions', code],
        'release-without-identity',
        `"${code}" menyerahkan dokumen tanpa memastikan data diri. Tambahkan guard: case.identity == 'matched'.`,
        `"${code}" hands over a document without proof of identity. Add the guard case.identity == 'matched'.`,
        'warning',
      ),
    );
}

function registerResultsHaveAProduct({ file, service }: Parameters<ServiceCheck>[0]) {
  const products = Object.values(service.products).filter(({ issuer }) => issuer === 'register');
  // A card is handed over, not uploaded.
  const documents = products.filter(({ form }) => form !== 'card');
  const takers = Object.entries(service.flow.actions).filter(([, { needs }]) =>
    needs.includes('register-result'),
  );
  if (documents.length > 0 && takers.length === 0) {
    return [
      finding(
        file,
        ['products'],
        'no-register-result',
        'Ada produk dari register, tetapi tidak ada langkah yang memasukkan nomor dan berkasnya. Tambahkan needs: [register-result].',
        'There is a product of the register, but no action brings in its number and file. Add needs: [register-result].',
      ),
    ];
  }
  // Entered into the register is also what is signed here: its product says so by its entry list.
  return products.length > 0 || Object.values(service.products).some(({ entry }) => entry !== undefined)
    ? []
    : takers.map(([code]) =>
        finding(
          file,
          ['flow', 'actions', code, 'needs'],
          'no-register-product',
          `"${code}" meminta hasil register, tetapi layanan ini tidak punya produk register.`,
          `"${code}" asks for the register's result, but the service has no product of the register.`,
        ),
      );
}
