import { failure, type Problem, type Result, success } from '@satuloket/engine';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';

/** The list of other installations, as an operator writes it: JSON, a row for each region. */
const PartnersFile = Type.Array(
  Type.Object(
    {
      regionId: Type.String({ pattern: '^\\d{4}$' }),
      url: Type.String({ pattern: '^https?://[^/\\s]+$' }),
      publicKeys: Type.Array(Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$' }), {
        minItems: 1,
        maxItems: 5,
      }),
    },
    { additionalProperties: false },
  ),
  { maxItems: 1000 },
);

const reader = Compile(PartnersFile);

/** `partners-wrong`: no JSON, another shape, or a region twice. */
export function readPartners(text: string): Result<Static<typeof PartnersFile>> {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return failure(wrong('bukan JSON', 'not JSON'));
  }
  if (!reader.Check(read)) {
    const [first] = reader.Errors(read);
    const at = first?.instancePath ?? '';
    return failure(wrong(`salah di ${at === '' ? '/' : at}`, `wrong at ${at === '' ? '/' : at}`));
  }
  const ids = read.map(({ regionId }) => regionId);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  return twice === undefined
    ? success(read)
    : failure(wrong(`daerah ${twice} tertulis dua kali`, `the region ${twice} stands there twice`));
}

function wrong(id: string, en: string): Problem {
  return {
    code: 'partners-wrong',
    message: {
      id: `Daftar mitra di SATULOKET_PARTNERS ${id}. Isinya: [{"regionId", "url", "publicKeys"}].`,
      en: `The list of partners in SATULOKET_PARTNERS is ${en}.`,
    },
    status: 500,
    retryable: false,
  };
}
