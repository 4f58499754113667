import { expect, test } from 'vitest';
import { readRegion } from './read.ts';
import { sampleRegionFiles } from './sample-region.ts';

const emblemYaml = (shape: string): string => `width: 10\nheight: 12\nshapes: [${shape}]\n`;

function read(emblem: string | null) {
  const files = sampleRegionFiles();
  return readRegion(emblem === null ? files : [...files, { path: 'emblem.yaml', text: emblem }]);
}

test('an emblem of shapes becomes a picture; a region may have none', () => {
  const drawn = read(
    emblemYaml("{ path: 'M0 0 H9 V9 Z', fill: '#0b6b75', stroke: '#ffffff', strokeWidth: 2 }"),
  );
  expect(drawn.ok && drawn.value.emblem).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="12" viewBox="0 0 10 12"><path d="M0 0 H9 V9 Z" fill="#0b6b75" stroke="#ffffff" stroke-width="2"/></svg>',
  );
  const none = read(null);
  expect(none.ok && none.value.emblem).toBeUndefined();
});

test.each([
  ['markup in a path', `{ path: 'M0 0"/><script/>' }`],
  ['a link in a colour', "{ path: 'M0 0', fill: 'url(https://example.org)' }"],
  ['something that is no shape', "{ path: 'M0 0', href: 'x' }"],
  ['no path', "{ fill: '#0b6b75' }"],
])('an emblem with %s is refused', (_about, shape) => {
  const refused = read(emblemYaml(shape));
  expect(!refused.ok && refused.error.map(({ file, code }) => `${file} ${code}`)).toContain(
    'emblem.yaml schema',
  );
});
