/** What a pack that loads may still have wrong: small named checks, each with its place and what to do. */
import { compileExpression } from '../../expression/index.ts';
import { expressionsOf } from '../expressions.ts';
import { placed, sourcesOf } from '../load.ts';
import { type Finding, formatPath, type PackProblem, withoutRepeats } from '../problems.ts';
import type { Pack } from '../types.ts';
import { finding, textsIn } from './check.ts';
import { flowChecks } from './flow-checks.ts';
import { formChecks } from './form-checks.ts';
import { printingChecks } from './printing-checks.ts';
import { serviceChecks } from './service-checks.ts';
import { signingChecks } from './signing-checks.ts';
import { templateFindings } from './template-checks.ts';

/** What a region binds (`installed.yaml`), as far as a pack needs it. */
export type PackBindings = { readonly roles: readonly string[]; readonly parameters?: readonly string[] };

/** All findings, errors before warnings; with `bindings` also whether the region binds what the pack needs. */
export function lintPack(pack: Pack, bindings?: PackBindings): PackProblem[] {
  const sources = sourcesOf(pack);
  const problems: PackProblem[] = [];
  for (const [code, service] of Object.entries(pack.services)) {
    const source = sources?.services.get(code);
    const subject = {
      file: `services/${code}.yaml`,
      service,
      services: pack.services,
      manifest: pack.manifest,
      scenarios: pack.scenarios,
      sameTexts: source?.sameTexts ?? new Set<string>(),
    };
    for (const check of [
      ...flowChecks,
      ...printingChecks,
      ...signingChecks,
      ...formChecks,
      ...serviceChecks,
    ]) {
      problems.push(...check(subject).map((found) => placed(source, found)));
    }
  }
  for (const check of [manifestIsTranslated, rolesAreUsed, parametersAreUsed, stockIsUsed, rolesAreBound]) {
    problems.push(...check(pack, bindings).map((found) => placed(sources?.manifest, found)));
  }
  problems.push(
    ...templateFindings(pack).map((found) => {
      const service = /^services\/(.+)\.yaml$/.exec(found.file)?.[1];
      return placed(service === undefined ? undefined : sources?.services.get(service), found);
    }),
  );
  const told = withoutRepeats(problems.filter((problem) => !isOfAnother(pack, problem, problems)));
  return [
    ...told.filter(({ severity }) => severity === 'error'),
    ...told.filter(({ severity }) => severity === 'warning'),
  ];
}

/**
 * What a piece offers and one of its users leaves is no fault while another takes it up, and what a base pack offers is
 * for all packs that build on it.
 */
function isOfAnother(pack: Pack, problem: PackProblem, all: readonly PackProblem[]): boolean {
  if (problem.usedIn === undefined) return false;
  const isLeft = problem.code.endsWith('-unused');
  if (isLeft && problem.file.startsWith('base/')) return true;
  if (problem.code !== 'message-unused') return false;
  const isHere = ({ file, line }: { file: string; line: number }) =>
    file === problem.file && line === problem.line;
  const users = Object.entries(pack.services).filter(([code, { messages }]) =>
    Object.keys(messages).some((name) => {
      const place = sourcesOf(pack)?.services.get(code)?.place(['messages', name]);
      return place !== undefined && isHere(place);
    }),
  );
  return all.filter((other) => other.code === problem.code && isHere(other)).length < users.length;
}

const file = 'pack.yaml';

function manifestIsTranslated(pack: Pack): Finding[] {
  const same = sourcesOf(pack)?.manifest.sameTexts ?? new Set<string>();
  return textsIn(pack.manifest)
    .filter(({ text, path }) => text.id === text.en && !same.has(formatPath(path)))
    .map(({ text, path }) =>
      finding(
        file,
        path,
        'not-translated',
        `"${text.id}" sama dalam kedua bahasa. Terjemahkan, atau tulis same: '${text.id}' bila memang nama diri.`,
        `"${text.id}" is the same in both languages. Translate it, or write same: '${text.id}' if it is a proper name.`,
      ),
    );
}

function rolesInUse(pack: Pack): Set<string> {
  return new Set(
    Object.values(pack.services).flatMap(({ flow, startCodes = {} }) => [
      ...Object.values(flow.states).flatMap(({ role }) => role ?? []),
      ...Object.values(flow.actions).flatMap(({ by }) => by),
      ...Object.values(startCodes).flatMap(({ by }) => by),
    ]),
  );
}

function rolesAreUsed(pack: Pack): Finding[] {
  const used = rolesInUse(pack);
  return Object.keys(pack.manifest.roles)
    .filter((role) => !used.has(role))
    .map((role) =>
      finding(
        file,
        ['roles', role],
        'role-unused',
        `Peran "${role}" tidak dipakai alur mana pun. Hapus.`,
        `No flow uses the role "${role}". Remove it.`,
        'warning',
      ),
    );
}

function parametersAreUsed(pack: Pack): Finding[] {
  const hours = Object.values(pack.services).flatMap(({ promise }) => promise.cutOff ?? []);
  const used = new Set([
    ...hours.map((name) => `parameters.${name}`),
    ...Object.values(pack.services).flatMap((service) =>
      expressionsOf(service).flatMap(({ source, names, expected, present }) => {
        const compiled = compileExpression(source, names, expected, present ? new Set([present]) : undefined);
        return compiled.ok ? [...compiled.value.references] : [];
      }),
    ),
  ]);
  return Object.entries(pack.manifest.parameters).flatMap(([name, parameter]) => [
    ...(used.has(`parameters.${name}`)
      ? []
      : [
          finding(
            file,
            ['parameters', name],
            'parameter-unused',
            `Parameter "${name}" tidak dipakai. Hapus.`,
            `The parameter "${name}" is not used. Remove it.`,
            'warning',
          ),
        ]),
    ...(typeof parameter.value === 'number' && !parameter.legalBasis
      ? [
          finding(
            file,
            ['parameters', name],
            'parameter-without-basis',
            `Angka "${name}" tanpa dasar hukum. Tambahkan "legalBasis".`,
            `The number "${name}" has no legal basis. Add "legalBasis".`,
            'warning',
          ),
        ]
      : []),
  ]);
}

function stockIsUsed(pack: Pack): Finding[] {
  const used = new Set(
    Object.values(pack.services).flatMap(({ flow }) =>
      Object.values(flow.actions).flatMap(({ uses = [] }) => uses.map(({ stock }) => stock)),
    ),
  );
  return Object.keys(pack.manifest.stock ?? {})
    .filter((name) => !used.has(name))
    .map((name) =>
      finding(
        file,
        ['stock', name],
        'stock-unused',
        `Persediaan "${name}" tidak dipakai langkah mana pun. Tulis di "uses", atau hapus.`,
        `No action uses the stock "${name}". Name it in "uses", or remove it.`,
        'warning',
      ),
    );
}

/** A flow whose role no one in the region holds would wait for ever. */
function rolesAreBound(pack: Pack, bindings: PackBindings | undefined): Finding[] {
  if (!bindings) return [];
  return [...rolesInUse(pack)]
    .filter((role) => role !== 'applicant' && role !== 'system' && !bindings.roles.includes(role))
    .map((role) =>
      finding(
        file,
        ['roles', role],
        'role-not-bound',
        `Daerah ini belum mengikat peran "${role}". Tambahkan di installed.yaml.`,
        `This region does not bind the role "${role}". Add it to installed.yaml.`,
      ),
    );
}
