import { describe, expect, test } from 'vitest';
import type { Service } from '../types.ts';
import type { ServiceCheck } from './check.ts';
import { signingChecks } from './signing-checks.ts';

const words = { id: 'x', en: 'y' };
const action = (from: string[], to: string, more: Record<string, unknown> = {}) => ({
  title: words,
  from,
  to,
  by: ['checker'],
  needs: [] as string[],
  undoMinutes: 5,
  story: words,
  tone: 'main',
  ...more,
});

/** A diploma that is checked, signed by the chair and handed over. */
function diploma(issuer: 'local' | 'register' = 'local') {
  return {
    flow: {
      start: 'checking',
      states: {
        checking: { title: words, story: words, turn: 'office', role: 'checker' },
        signing: { title: words, story: words, turn: 'office', role: 'chair', queue: 'sign' },
        finished: { title: words, story: words, turn: 'nobody', end: 'finished' },
      } as Record<string, Record<string, unknown>>,
      actions: {
        approve: action(['checking'], 'signing', { prepares: ['diploma'] }),
        sign: action(['signing'], 'finished', {
          by: ['chair'],
          needs: ['signature'],
          signs: ['diploma'],
          releases: ['diploma'],
          undoMinutes: 0,
        }),
        refuse: action(['signing'], 'checking', { by: ['chair'], needs: ['reason'] }),
      } as Record<string, Record<string, unknown>>,
    },
    products: { diploma: { title: words, form: 'a4', issuer, signature: { by: 'chair' } } } as Record<
      string,
      Record<string, unknown>
    >,
  };
}

function codesOf(service: ReturnType<typeof diploma>): string[] {
  const subject = { file: 'services/diploma.yaml', service: service as unknown as Service };
  return signingChecks
    .flatMap((check) => check(subject as unknown as Parameters<ServiceCheck>[0]))
    .map(({ path, code }) => `${path.join('.')} ${code}`);
}

describe('signatures', () => {
  test.each(['local', 'register'] as const)('that fit together have no fault, issued by %s', (issuer) =>
    expect(codesOf(diploma(issuer))).toEqual([]),
  );

  test('a service that signs nothing has no fault', () => {
    const service = diploma();
    service.products.diploma!.signature = undefined;
    service.flow.actions = { finish: action(['checking'], 'finished', { releases: ['diploma'] }) };
    delete service.flow.states.signing;
    expect(codesOf(service)).toEqual([]);
  });

  test.each<[string, (service: ReturnType<typeof diploma>) => void, string]>([
    // what is wrong                             how                                                        what is told
    [
      'nothing signs what waits',
      ({ flow }) => delete flow.actions.sign,
      'flow.states.signing.queue queue-without-signature',
    ],
    [
      'two actions sign what waits',
      ({ flow }) => {
        flow.actions.again = { ...flow.actions.sign };
      },
      'flow.states.signing.queue queue-without-signature',
    ],
    [
      'it is signed elsewhere than at the desk',
      ({ flow }) => {
        flow.actions.sign!.from = ['checking', 'signing'];
      },
      'flow.actions.sign signature-elsewhere',
    ],
    [
      'something else is asked with the signature',
      ({ flow }) => {
        flow.actions.sign!.needs = ['signature', 'note'];
      },
      'flow.actions.sign signature-elsewhere',
    ],
    [
      'a signature could be undone',
      ({ flow }) => {
        flow.actions.sign!.undoMinutes = 5;
      },
      'flow.actions.sign signature-elsewhere',
    ],
    [
      'it says nothing of the need',
      ({ flow }) => {
        flow.actions.sign!.needs = [];
      },
      'flow.actions.sign signature-elsewhere',
    ],
    [
      'another role signs too',
      ({ flow }) => {
        flow.actions.sign!.by = ['chair', 'checker'];
      },
      'flow.actions.sign.signs.0 signed-by-another',
    ],
    [
      'the machine signs',
      ({ flow }) => {
        flow.actions.sign!.by = ['system'];
      },
      'flow.actions.sign.signs.0 signed-by-another',
    ],
    [
      'another role holds what waits',
      ({ flow }) => {
        flow.states.signing!.role = 'checker';
      },
      'flow.actions.sign.signs.0 signed-by-another',
    ],
    [
      'the product names nobody',
      ({ products }) => {
        delete products.diploma!.signature;
      },
      'flow.actions.sign.signs.0 signed-by-another',
    ],
    [
      'it can not be refused',
      ({ flow }) => delete flow.actions.refuse,
      'flow.states.signing signature-not-refusable',
    ],
    [
      'it is refused for the applicant to mend',
      ({ flow }) => {
        flow.states.checking!.turn = 'applicant';
      },
      'flow.states.signing signature-not-refusable',
    ],
    [
      'it waits unprepared',
      ({ flow }) => {
        delete flow.actions.approve!.prepares;
      },
      'flow.actions.approve.prepares not-prepared',
    ],
    [
      'it is prepared and does not go to the desk',
      ({ flow }) => {
        flow.actions.refuse!.prepares = ['diploma'];
      },
      'flow.actions.refuse.prepares not-prepared',
    ],
    [
      'the machine prepares it',
      ({ flow }) => {
        flow.actions.approve!.automatic = true;
      },
      'flow.actions.approve.prepares not-prepared',
    ],
    [
      'it is released before',
      ({ flow }) => {
        flow.actions.approve!.releases = ['diploma'];
      },
      'flow.actions.approve.releases released-unsigned',
    ],
    [
      'there is a way past the desk',
      ({ flow }) => {
        flow.actions.hurry = action(['checking'], 'finished', { releases: ['diploma'] });
      },
      'flow.actions.hurry.releases released-unsigned',
    ],
  ])('%s', (_, spoil, told) => {
    const service = diploma();
    spoil(service);
    expect(codesOf(service)).toContain(told);
  });

  test('what is made here and never signed is told', () => {
    const service = diploma();
    service.flow.actions.sign!.signs = undefined;
    expect(codesOf(service)).toContain('products.diploma.signature never-signed');
  });
});
