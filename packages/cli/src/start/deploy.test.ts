// What lies in deploy/ is run by others, elsewhere: here it is at least compared with what it names.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '../../../server/src/platform/config/settings.ts';
import { keptConnectionMilliseconds } from '../../../server/src/platform/http/http.ts';
import { serverCommand } from './server-command.ts';

const folder = join(import.meta.dirname, '../../../..', 'deploy');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const sources = globSync('packages/server/src/platform/observability/*.ts', { cwd: join(folder, '..') })
  .map((name) => readFileSync(join(folder, '..', name), 'utf8'))
  .join('\n');

type Compose = {
  readonly services: Readonly<
    Record<
      string,
      { readonly volumes?: readonly string[]; readonly networks?: readonly string[]; ports?: unknown }
    >
  >;
  readonly volumes: object;
  readonly networks: object;
};
const compose = parse(read('compose.yaml'), { merge: true }) as Compose;

test('every setting that is set exists', () => {
  const set = [
    ...read('satuloket.env.example').matchAll(/^([A-Z_]+)=/gm),
    ...read('Containerfile').matchAll(/\b(SATULOKET_[A-Z_]+)=/g),
    ...read('systemd/satuloket.service').matchAll(/\b(SATULOKET_[A-Z_]+)=/g),
  ].map(([, name = '']) => name);
  expect(set.length).toBeGreaterThan(20);
  expect(set.filter((name) => !(name in settingsSchema.properties))).toEqual([]);
});

test('servers are started with the memory that they are measured with', () => {
  const { parameters, environment } = serverCommand;
  const flags = parameters.slice(0, -1);
  const entry = /^ENTRYPOINT (.+)$/m.exec(read('Containerfile'))?.[1] ?? '[]';
  expect(JSON.parse(entry)).toEqual(['tini', '--', 'node', ...flags, 'packages/cli/bin/satuloket.mjs']);
  expect(read('systemd/satuloket.service')).toContain(
    `/node ${flags.join(' ')} packages/cli/bin/satuloket.mjs start`,
  );
  for (const [name, value] of Object.entries(environment))
    for (const file of ['Containerfile', 'systemd/satuloket.service'])
      expect(read(file)).toContain(` ${name}=${value}`);
});

test('the example holds no secret', () => {
  const filled = [...read('satuloket.env.example').matchAll(/^(\S*(?:KEY|SECRET|TOKEN|PASSWORD))=(.+)$/gm)];
  expect(filled).toEqual([]);
});

describe('compose', () => {
  test('names only volumes and networks that it has', () => {
    for (const { volumes = [], networks = [] } of Object.values(compose.services)) {
      const named = volumes
        .map((volume) => volume.split(':')[0] ?? '')
        .filter((name) => !name.startsWith('.'));
      expect(named.filter((name) => !(name in compose.volumes))).toEqual([]);
      expect(networks.filter((name) => !(name in compose.networks))).toEqual([]);
    }
  });

  test('lets nobody in but through the proxy', () => {
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports !== undefined);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });

  test('has the servers that the proxy and Prometheus know', () => {
    const servers = Object.keys(compose.services).filter((name) => /^server-\d+$/.test(name));
    const inProxy = [
      ...new Set([...read('Caddyfile').matchAll(/(server-\d+):8080/g)].map(([, name]) => name)),
    ];
    const scraped = [...read('monitoring/prometheus.yaml').matchAll(/(server-\d+):9464/g)].map(
      ([, name]) => name,
    );
    expect(servers.length).toBeGreaterThan(1);
    expect(inProxy).toEqual(servers);
    expect(scraped).toEqual(servers);
  });
});

describe('the container file', () => {
  const lines = read('Containerfile').split('\n');
  const project = join(folder, '..');
  const copied = lines.flatMap((line) => {
    const [, sources] = /^COPY (?!--from)(.+) \S+$/.exec(line) ?? [];
    return sources?.split(' ') ?? [];
  });

  test('copies what is there, and the package file of every workspace', () => {
    expect(copied.length).toBeGreaterThan(10);
    expect(copied.filter((path) => !existsSync(join(project, path)))).toEqual([]);
    const workspaces = globSync('{packages/*,e2e}/package.json', { cwd: project });
    expect(workspaces.filter((path) => !copied.includes(path))).toEqual([]);
  });

  test('starts what is copied', () => {
    const run = [
      ...read('Containerfile').matchAll(/\bnode"?(?:[ ,"]+--[\w=-]+)*[ ,"]+(packages\/\S+?\.mjs)/g),
    ].map(([, path = '']) => path);
    expect(run.length).toBe(2);
    expect(run.filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });

  test('names only steps that it has', () => {
    const steps = lines.flatMap((line) => /^FROM \S+ AS (\S+)$/.exec(line)?.[1] ?? []);
    const named = lines.flatMap((line) => /^COPY --from=(\S+)/.exec(line)?.[1] ?? []);
    expect(named.filter((step) => !steps.includes(step))).toEqual([]);
  });
});

test('the proxy gives up a connection that it keeps before the server does', () => {
  const [, seconds] = /\bkeepalive (\d+)s$/m.exec(read('Caddyfile')) ?? [];
  expect(Number(seconds) * 1000).toBeLessThan(keptConnectionMilliseconds / 2);
});

test('the proxy says only what the Caddy of Debian 12 and 13 (2.6) understands', () => {
  // It refuses the first at the start and forgets the second's numbers, so that no address is left.
  expect(read('Caddyfile')).toContain('lb_policy ip_hash');
  expect(read('Caddyfile')).not.toMatch(/\bclient_ip_hash\b|\bip_mask \d/);
});

test('units start Node through the file that finds it, whichever npm installed', () => {
  expect(statSync(join(folder, 'node')).mode & 0o111).toBe(0o111);
  for (const file of ['systemd/satuloket.service', 'systemd/satuloket-backup.service'])
    expect(read(file)).toMatch(/^ExecStart=\/opt\/satuloket\/deploy\/node /m);
});

test('units and the command beside them start what is there', () => {
  for (const file of ['systemd/satuloket.service', 'systemd/satuloket-backup.service', 'satuloket']) {
    const [, path = ''] = /\bnode (?:--\S+ )*(packages\/\S+\.mjs)/.exec(read(file)) ?? [];
    expect(path).not.toBe('');
    expect(existsSync(join(folder, '..', path))).toBe(true);
  }
  expect(statSync(join(folder, 'satuloket')).mode & 0o111).toBe(0o111);
});

test('alerts and plots ask for metrics that exist, and each says what to do', () => {
  const { groups } = parse(read('monitoring/alerts.yaml')) as {
    groups: { rules: { expr: string; annotations: { summary: string; action: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  // A count of nothing is no number, and nothing is not below one: such an alert stays silent when all are away.
  expect(rules.filter(({ expr }) => /\bcount\([^)]*\) </.test(expr))).toEqual([]);
  expect(rules.filter(({ annotations }) => !annotations.summary || !annotations.action)).toEqual([]);
  const { panels } = JSON.parse(read('monitoring/dashboard.json')) as {
    panels: { title: string; targets: { expr: string }[] }[];
  };
  // A plot answers the question that its title asks.
  expect(panels.filter(({ title }) => !title.endsWith('?'))).toEqual([]);
  const asked = [...rules, ...panels.flatMap(({ targets }) => targets)]
    .flatMap(({ expr }) => [...expr.matchAll(/\bsatuloket_[a-z_]+/g)].map(([name]) => name))
    .map((name) => name.replace(/_(?:bucket|count|sum)$/, ''));
  expect(asked.length).toBeGreaterThan(20);
  expect([...new Set(asked)].filter((name) => !sources.includes(`'${name}'`))).toEqual([]);
});
