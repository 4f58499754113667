import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '@satuloket/engine';
import { registerScreens } from '@satuloket/sandbox';
import { readPackFolder } from '@satuloket/server/packs/folder';
import { expect, test } from 'vitest';

const packsFolder = join(import.meta.dirname, '..', '..', '..', '..', 'packs');

/**
 * An operator types what a case shows, line by line, into the register's own screen: each line has its place there, and
 * all that the screen insists on is among them.
 */
test.each(readdirSync(packsFolder))('what cases of %s show for the register has a screen', async (name) => {
  const files = await readPackFolder(join(packsFolder, name));
  if (!files.ok) throw new Error(JSON.stringify(files.error));
  const loaded = loadPack(files.value);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const entries = Object.values(loaded.value.services).flatMap((service) =>
    Object.entries(service.products)
      .filter(([, { issuer }]) => issuer === 'register')
      .map(([code, { entry }]) => ({
        of: `${service.code}/${code}`,
        labels: (entry ?? []).map(({ label }) => label.id),
      })),
  );
  const homeless = entries
    .filter(({ labels }) => !registerScreens.some((screen) => takes(screen, labels)))
    .map(({ of, labels }) => ({ of, nearest: nearest(labels) }));
  expect(homeless).toEqual([]);
});

type Screen = (typeof registerScreens)[number];

function gaps({ fields }: Screen, labels: readonly string[]): readonly string[] {
  const known = fields.map(({ label }) => label.id);
  const asked = fields.filter(({ required }) => required).map(({ label }) => label.id);
  return [
    ...labels.filter((label) => !known.includes(label)).map((label) => `no line ${label}`),
    ...asked.filter((label) => !labels.includes(label)).map((label) => `needs ${label}`),
  ];
}

const takes = (screen: Screen, labels: readonly string[]): boolean => gaps(screen, labels).length === 0;

function nearest(labels: readonly string[]) {
  const [best] = [...registerScreens].sort(
    (one, other) => gaps(one, labels).length - gaps(other, labels).length,
  );
  return best && { kind: best.kind, gaps: gaps(best, labels) };
}
