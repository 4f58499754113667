// Programs of others that judge our signed documents in the tests: pdfsig (poppler-utils) and qpdf.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const packages = { pdfsig: 'poppler-utils', qpdf: 'qpdf' };
const secondsAtMost = 180;

function missing() {
  return Object.keys(packages).filter((program) => {
    const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
    return error !== undefined;
  });
}

/** Installs them where that can be done without asking anyone, and otherwise says what the tests leave out. */
export function installDocumentJudges() {
  if (missing().length === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Memasang pembanding tanda tangan PDF (poppler-utils, qpdf) …');
    const apt = (...parameters) =>
      spawnSync('/usr/bin/apt-get', parameters, {
        stdio: 'ignore',
        timeout: secondsAtMost * 1000,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      }).status === 0;
    const install = () =>
      apt('install', '-y', '--no-install-recommends', ...missing().map((program) => packages[program]));
    // The lists of a fresh machine are empty.
    if (!install() && apt('update')) install();
  }
  const left = missing();
  if (left.length === 0) return;
  console.log(
    `Tanpa ${left.join(' dan ')}: perbandingan dengan program itu dilewati. [Comparisons with ${left.join(' and ')} are left out; on Debian: apt install ${left.map((program) => packages[program]).join(' ')}.]`,
  );
}
