/** Names in scenarios: a mistyped one would test nothing without a word. */
import type { Finding, PathInFile } from './problems.ts';
import { topFields, unknown } from './reference-check.ts';
import type { Scenario, ScenarioStep, Service } from './types.ts';

type PartialGiven = Partial<Omit<Scenario['given'], 'answers'>> & { answers?: Record<string, unknown> };

export type ScenarioFileValue = {
  readonly service: string;
  readonly given?: PartialGiven;
  readonly scenarios: readonly {
    readonly title: string;
    readonly given?: PartialGiven;
    readonly steps: readonly ScenarioStep[];
  }[];
};

export function scenarioFindings(file: string, value: ScenarioFileValue, service: Service): Finding[] {
  return [
    ...givenFindings(file, ['given'], value.given, service),
    ...value.scenarios.flatMap(({ given, steps }, index) => [
      ...givenFindings(file, ['scenarios', index, 'given'], given, service),
      ...steps.flatMap((step, place) =>
        stepFindings(file, ['scenarios', index, 'steps', place], step, service),
      ),
    ]),
  ];
}

function givenFindings(
  file: string,
  path: PathInFile,
  { answers = {}, attachments = [] }: PartialGiven = {},
  service: Service,
): Finding[] {
  const fields = topFields(service).map(({ code }) => code);
  const requirements = service.requirements.map(({ code }) => code);
  return [
    ...Object.keys(answers).flatMap((code) =>
      fields.includes(code)
        ? []
        : [
            unknown(
              file,
              [...path, 'answers', code],
              'unknown-field',
              { id: 'isian', en: 'field' },
              code,
              fields,
            ),
          ],
    ),
    ...attachments.flatMap((code, index) =>
      requirements.includes(code)
        ? []
        : [
            unknown(
              file,
              [...path, 'attachments', index],
              'unknown-requirement',
              { id: 'syarat', en: 'requirement' },
              code,
              requirements,
            ),
          ],
    ),
  ];
}

/** Steps that are no step of the flow. */
const ownActions = ['identity', 'undo'];

function stepFindings(
  file: string,
  path: PathInFile,
  { when, then }: ScenarioStep,
  { flow }: Service,
): Finding[] {
  const actions = Object.keys(flow.actions);
  const actionWords = { id: 'langkah', en: 'action' };
  const named: { name: string; path: PathInFile }[] = [
    ...(typeof when !== 'string' && 'action' in when && !ownActions.includes(when.action)
      ? [{ name: when.action, path: [...path, 'when', 'action'] }]
      : []),
    ...(['possible', 'impossible'] as const).flatMap((list) =>
      (then[list] ?? []).map((name, index) => ({ name, path: [...path, 'then', list, index] })),
    ),
  ];
  const states = Object.keys(flow.states);
  return [
    ...named
      .filter(({ name }) => !actions.includes(name))
      .map(({ name, path: at }) => unknown(file, at, 'unknown-action', actionWords, name, actions)),
    ...(then.state !== undefined && !states.includes(then.state)
      ? [
          unknown(
            file,
            [...path, 'then', 'state'],
            'unknown-state',
            { id: 'keadaan', en: 'state' },
            then.state,
            states,
          ),
        ]
      : []),
  ];
}
