import { isAbsolute, join, resolve } from 'node:path';
import { failure, type Problem, type Result, success } from '@satuloket/engine';
import Type, { type Static } from 'typebox';
import Value from 'typebox/value';
import { isWrappedKey, type KeyServiceSettings, wrappedKeyPattern } from './key-service.ts';

/** The folder of the project, where the demo keeps its data by default. */
export const projectFolder = join(import.meta.dirname, '..', '..', '..', '..', '..');

/** 32 random bytes or more, as `openssl rand -base64 32` writes them. */
const plainKey = '[A-Za-z0-9+/_-]{43,}={0,2}';
const key = (description: string) => Type.Optional(Type.String({ pattern: `^${plainKey}$`, description }));
/** A master key may also come wrapped by the key service. */
const anyMasterKey = `(?:${plainKey}|${wrappedKeyPattern})`;
const named = `[a-z0-9][a-z0-9-]{0,19}:${anyMasterKey}`;

/**
 * Every setting that Satuloket reads from the environment, checked once at start. docs/reference/settings.md is for
 * people; the descriptions here are what a wrong value is answered with.
 */
export const settingsSchema = Type.Object({
  SATULOKET_MODE: Type.Union([Type.Literal('demo'), Type.Literal('production')], {
    default: 'demo',
    description:
      'demo (data rekaan, petunjuk masuk tampil) atau production (kunci dari lingkungan, tanpa layanan tiruan)',
  }),
  SATULOKET_HOST: Type.String({
    default: '127.0.0.1',
    minLength: 1,
    description: 'alamat tempat server mendengarkan; 0.0.0.0 untuk semua jaringan mesin ini',
  }),
  SATULOKET_PORT: Type.Integer({
    default: 8080,
    minimum: 0,
    maximum: 65_535,
    description: 'porta HTTP, 1 sampai 65535; 0 memilih porta yang kosong',
  }),
  SATULOKET_PUBLIC_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^/\\s]+$',
      description:
        'alamat yang dipakai orang, misalnya https://layanan.bekasikota.go.id, tanpa garis miring di akhir',
    }),
  ),
  SATULOKET_TRUST_PROXY: Type.Boolean({
    default: false,
    description:
      'true bila ada proxy di depan yang mengisi X-Forwarded-For dan X-Forwarded-Proto; selain itu false',
  }),
  SATULOKET_SECOND_FACTOR: Type.Optional(
    Type.Union([Type.Literal('required'), Type.Literal('offered')], {
      description:
        'faktor kedua petugas: required (wajib) atau offered (ditawarkan); bila kosong, wajib di mode production dan ditawarkan di mode demo',
    }),
  ),
  SATULOKET_PAGES: Type.Boolean({
    default: true,
    description: 'true: halaman dan API; false: API saja, tanpa halaman',
  }),
  SATULOKET_LOG_LEVEL: Type.Union(
    (['error', 'warn', 'info', 'debug'] as const).map((level) => Type.Literal(level)),
    {
      default: 'warn',
      description:
        'catatan yang ditulis: error, warn, info atau debug; permintaan yang ditolak ditulis selalu',
    },
  ),
  SATULOKET_DRAIN_SECONDS: Type.Integer({
    default: 0,
    minimum: 0,
    maximum: 300,
    description:
      'berapa detik, 0 sampai 300, server masih melayani setelah diminta berhenti dan /health/ready menjawab 503',
  }),
  SATULOKET_LIVE_STREAMS: Type.Integer({
    default: 3000,
    minimum: 0,
    maximum: 50_000,
    description:
      'jumlah halaman terbanyak yang diberi tahu perubahan oleh satu proses, 0 sampai 50000; 0 berarti tidak ada',
  }),
  SATULOKET_METRICS_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: 'porta tersendiri untuk metrik Prometheus; bila kosong, tidak ada metrik',
    }),
  ),
  SATULOKET_METRICS_HOST: Type.String({
    default: '127.0.0.1',
    minLength: 1,
    description: 'alamat porta metrik; selain 127.0.0.1 memerlukan SATULOKET_METRICS_TOKEN',
  }),
  SATULOKET_METRICS_TOKEN: Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{16,}$',
      description: 'token yang dikirim pembaca metrik, paling sedikit 16 huruf',
    }),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description: 'alamat pengumpul jejak OpenTelemetry (OTLP lewat HTTP), misalnya http://127.0.0.1:4318',
    }),
  ),
  SATULOKET_TRACE_PERCENT: Type.Integer({
    default: 100,
    minimum: 0,
    maximum: 100,
    description: 'berapa dari seratus jejak yang dikirim, 0 sampai 100',
  }),
  SATULOKET_BACKUPS: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'folder tempat cadangan disimpan; doctor dan metrik melihat umur yang terbaru',
    }),
  ),
  SATULOKET_DATA: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'folder untuk basis data bawaan, kunci dan berkas; dibuat bila belum ada',
    }),
  ),
  DATABASE_URL: Type.Optional(
    Type.String({
      pattern: '^postgres(ql)?://[^\\s]+$',
      description:
        'alamat PostgreSQL 17 atau lebih baru milik Anda, postgres://pengguna:sandi@host:5432/nama; bila kosong dipakai PostgreSQL bawaan',
    }),
  ),
  SATULOKET_DATABASE_CONNECTIONS: Type.Integer({
    default: 20,
    minimum: 2,
    maximum: 500,
    description: 'jumlah sambungan basis data terbanyak, 2 sampai 500',
  }),
  SATULOKET_DATABASE_TIMEOUT_SECONDS: Type.Integer({
    default: 15,
    minimum: 1,
    maximum: 600,
    description: 'batas waktu satu perintah basis data dalam detik, 1 sampai 600',
  }),
  SATULOKET_STAND_INS: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description:
        'alamat layanan tiruan yang dijalankan proses lain (mode demo); dengan ini dan DATABASE_URL beberapa proses memakai satu folder data',
    }),
  ),
  SATULOKET_SANDBOX_PORT: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 65_535,
      description: 'porta layanan tiruan (mode demo); bila kosong, porta HTTP ditambah satu',
    }),
  ),
  SATULOKET_DEMO_CASES: Type.Integer({
    default: 1500,
    minimum: 0,
    maximum: 20_000,
    description:
      'jumlah kira-kira berkas contoh dari 60 hari terakhir yang dibuat pada mulai pertama mode demo, 0 sampai 20000; 0 berarti tanpa data contoh',
  }),
  SATULOKET_REGISTER_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description: 'alamat layanan data kependudukan; wajib di mode production, tiruan di mode demo',
    }),
  ),
  SATULOKET_REGISTER_KEY: Type.Optional(
    Type.String({ minLength: 8, description: 'kunci untuk layanan data kependudukan' }),
  ),
  SATULOKET_MESSAGES_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description: 'alamat pengirim WhatsApp, surel dan SMS; wajib di mode production, tiruan di mode demo',
    }),
  ),
  SATULOKET_MESSAGES_KEY: Type.Optional(
    Type.String({ minLength: 8, description: 'kunci untuk pengirim pesan' }),
  ),
  SATULOKET_TELEPHONE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description:
        'alamat sentral yang menyambungkan telepon tanpa memperlihatkan nomor; boleh kosong, tiruan di mode demo',
    }),
  ),
  SATULOKET_TELEPHONE_KEY: Type.Optional(
    Type.String({ minLength: 8, description: 'kunci untuk sentral telepon' }),
  ),
  SATULOKET_MESSAGES_HOOK_SECRET: Type.Optional(
    Type.String({
      minLength: 16,
      description: 'rahasia tanda tangan pesan masuk WhatsApp; bila kosong, balasan warga tidak diterima',
    }),
  ),
  SATULOKET_PARTNERS: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'berkas JSON dengan daftar daerah di instalasi lain yang bertukar berkas dengan kami',
    }),
  ),
  SATULOKET_SIGNER: Type.Optional(
    Type.Union([Type.Literal('local'), Type.Literal('bsre-v1'), Type.Literal('bsre-v2')], {
      description:
        'cara menandatangani dokumen: local (PKCS#12 pejabat), bsre-v1 atau bsre-v2; bila kosong, di mode production dokumen menunggu',
    }),
  ),
  SATULOKET_SIGNERS: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'berkas JSON dengan daftar pejabat penanda tangan: nip, name, nik, certificate',
    }),
  ),
  SATULOKET_SIGNER_URL: Type.Optional(
    Type.String({ pattern: '^https?://[^\\s]+$', description: 'alamat layanan klien BSrE' }),
  ),
  SATULOKET_SIGNER_USER: Type.Optional(
    Type.String({ pattern: '^[^:\\s]+$', description: 'nama pengguna layanan klien BSrE' }),
  ),
  SATULOKET_SIGNER_PASSWORD: Type.Optional(
    Type.String({ minLength: 1, description: 'kata sandi layanan klien BSrE, bukan frasa sandi pejabat' }),
  ),
  SATULOKET_TIMESTAMP_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description:
        'alamat penanda waktu RFC 3161 untuk penanda tangan local; dengannya tanda tangan dibuat B-LTA',
    }),
  ),
  SATULOKET_TRUSTED_ROOTS: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'berkas PEM dengan sertifikat akar yang dipercaya saat memeriksa dokumen',
    }),
  ),
  SATULOKET_OIDC_ISSUER: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description:
        'alamat penerbit masuk nasional (INApas) menurut OpenID Connect; boleh kosong, tiruan di mode demo',
    }),
  ),
  SATULOKET_OIDC_CLIENT_ID: Type.Optional(
    Type.String({ minLength: 1, description: 'nama instalasi ini di masuk nasional' }),
  ),
  SATULOKET_OIDC_CLIENT_SECRET: Type.Optional(
    Type.String({ minLength: 8, description: 'rahasia instalasi ini di masuk nasional' }),
  ),
  SATULOKET_MASTER_KEY: Type.Optional(
    Type.String({
      pattern: `^${anyMasterKey}$`,
      description:
        'kunci induk: membungkus kunci tiap berkas dan kunci akar indeks dan sesi; 32 bita acak dalam base64, atau vault:v1:… yang dibungkus layanan kunci',
    }),
  ),
  SATULOKET_MASTER_KEY_ID: Type.String({
    default: 'k1',
    pattern: '^[a-z0-9][a-z0-9-]{0,19}$',
    description: 'nama kunci induk yang sekarang; kunci baru memakai nama baru, misalnya k2',
  }),
  SATULOKET_FURTHER_MASTER_KEYS: Type.Optional(
    Type.String({
      pattern: `^${named}(,${named})*$`,
      description:
        'kunci induk lain yang masih atau segera dipakai, nama:kunci, dipisahkan koma; hanya membuka, tidak membungkus',
    }),
  ),
  SATULOKET_KEY_SERVICE_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^\\s]+$',
      description:
        'alamat mesin Transit (Vault atau OpenBao) yang membuka kunci induk, misalnya https://vault.example.go.id:8200/v1/transit; boleh kosong',
    }),
  ),
  SATULOKET_KEY_SERVICE_KEY: Type.String({
    default: 'satuloket',
    pattern: '^[A-Za-z0-9._-]+$',
    description: 'nama kunci kita di layanan kunci',
  }),
  SATULOKET_KEY_SERVICE_TOKEN_FILE: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'berkas berisi token layanan kunci; dibaca setiap kali dipakai, jadi boleh diperbarui',
    }),
  ),
  SATULOKET_DATABASE_SECRET: key('rahasia asal kata sandi peran basis data: 32 bita acak dalam base64'),
});

type SettingsEnvironment = Static<typeof settingsSchema>;
type SettingName = keyof SettingsEnvironment;

/** How documents are signed; what is undefined stands in for in the demo. */
export type SigningSettings = {
  readonly kind: 'local' | 'bsre-v1' | 'bsre-v2';
  readonly signersFile: string | undefined;
  readonly bsre: { readonly url: string; readonly user: string; readonly password: string } | undefined;
  readonly timestampUrl: string | undefined;
};

/** A service that is not ours, with the key it gave us. */
export type OutsideService = { readonly url: string; readonly apiKey: string };

export type Settings = {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  /** Whether officers must have a second factor; undefined: required in production, offered in the demo. */
  readonly secondFactor: 'required' | 'offered' | undefined;
  /** False: the API alone. */
  readonly withPages: boolean;
  readonly logLevel: 'error' | 'warn' | 'info' | 'debug';
  /** How long requests are still taken after the order to stop, so that a proxy may notice. */
  readonly drainSeconds: number;
  readonly liveStreams: number;
  /** Undefined: nobody reads metrics. */
  readonly metrics:
    | { readonly host: string; readonly port: number; readonly token: string | undefined }
    | undefined;
  /** Undefined: no traces are made. */
  readonly tracing: { readonly endpoint: string; readonly percent: number } | undefined;
  readonly backupsFolder: string | undefined;
  readonly dataFolder: string;
  /** Undefined: the embedded server. */
  readonly databaseUrl: string | undefined;
  readonly databaseConnections: number;
  readonly databaseTimeoutMilliseconds: number;
  readonly sandboxPort: number;
  /** Where another process of this demo runs the stand-ins; with it and a database several share one folder. */
  readonly standInsUrl: string | undefined;
  /** About how many cases the first start of a demo tells of the last 60 days. */
  readonly demoCases: number;
  /** Undefined in the demo: the sandbox stands in. */
  readonly registerService: OutsideService | undefined;
  readonly messageService: OutsideService | undefined;
  readonly telephoneService: OutsideService | undefined;
  /** With which the WhatsApp provider signs what people write; the demo's stand-in has a key of its own. */
  readonly messageHookSecret: string | undefined;
  /** The list of other installations with which messages are exchanged. */
  readonly partnersFile: string | undefined;
  /** Undefined in production where nothing was chosen: what is to be signed waits. */
  readonly signing: SigningSettings | undefined;
  /** Undefined where none was set; in the demo a stand-in. */
  readonly nationalLogin:
    | { readonly issuer: string; readonly clientId: string; readonly clientSecret: string }
    | undefined;
  /** PEM; besides these the demo trusts its own authority. */
  readonly trustedRootsFile: string | undefined;
  /** Undefined: master keys come in clear. */
  readonly keyService: KeyServiceSettings | undefined;
  /** Keys that came from the environment; the others are made at the first start, in the demo only. */
  readonly givenSecrets: {
    readonly masterKey: string | undefined;
    readonly masterKeyId: string;
    /** By name; they open what the current one did not wrap. */
    readonly furtherMasterKeys: Readonly<Record<string, string>>;
    readonly databaseSecret: string | undefined;
  };
};

/** Fails with `setting-wrong` or `setting-unknown`, naming the setting; empty values count as absent. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Result<Settings> {
  const properties = settingsSchema.properties as Record<string, Type.TSchema>;
  const names = Object.keys(properties);
  for (const name of Object.keys(environment)) {
    if (name.startsWith('SATULOKET_') && !names.includes(name)) return unknownSetting(name, names);
  }
  const values: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(properties)) {
    const written = environment[name]?.trim();
    const value = written === undefined || written === '' ? defaultOf(schema) : parse(schema, written);
    if (value === undefined && Type.IsOptional(schema)) continue;
    if (!Value.Check(schema, value)) return wrongSetting(name as SettingName, written ?? '', schema);
    values[name] = value;
  }
  const fault =
    nationalLoginFault(values as SettingsEnvironment) ?? keyServiceFault(values as SettingsEnvironment);
  if (fault !== undefined) return fault;
  const settings = toSettings(values as SettingsEnvironment);
  const open = openMetrics(settings);
  return open === undefined ? completeForMode(settings) : open;
}

/** Metrics tell how much goes on and where; beyond this machine only whoever has the token reads them. */
function openMetrics({ metrics }: Settings): Result<never> | undefined {
  if (metrics === undefined || metrics.token !== undefined || loopback.test(metrics.host)) return undefined;
  return problem(
    'setting-missing',
    `SATULOKET_METRICS_HOST=${metrics.host} memerlukan SATULOKET_METRICS_TOKEN: tanpa itu siapa saja dapat membaca metrik.`,
    'Metrics beyond the loopback address need SATULOKET_METRICS_TOKEN.',
  );
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

/** All three or none; and in production nobody is sent to a login that others on the way can read or change. */
function nationalLoginFault(values: SettingsEnvironment): Result<never> | undefined {
  const { SATULOKET_OIDC_ISSUER: issuer, SATULOKET_MODE: mode } = values;
  const given = [issuer, values.SATULOKET_OIDC_CLIENT_ID, values.SATULOKET_OIDC_CLIENT_SECRET];
  const count = given.filter((value) => value !== undefined).length;
  if (count !== 0 && count !== given.length) {
    return problem(
      'setting-missing',
      'SATULOKET_OIDC_ISSUER, SATULOKET_OIDC_CLIENT_ID dan SATULOKET_OIDC_CLIENT_SECRET diisi bertiga, atau tidak sama sekali.',
      'The three SATULOKET_OIDC settings go together.',
    );
  }
  if (mode === 'production' && issuer?.startsWith('http:')) {
    return problem(
      'setting-wrong',
      'Setelan SATULOKET_OIDC_ISSUER di mode production harus berawalan https://.',
      'SATULOKET_OIDC_ISSUER needs https:// in production.',
    );
  }
  return undefined;
}

/** A wrapped key needs whoever opens it, who is told a token: in clear only on the machine itself, to an agent there. */
function keyServiceFault(values: SettingsEnvironment): Result<never> | undefined {
  const { SATULOKET_KEY_SERVICE_URL: url, SATULOKET_KEY_SERVICE_TOKEN_FILE: tokenFile } = values;
  const isWrapped =
    isWrappedKey(values.SATULOKET_MASTER_KEY ?? '') ||
    values.SATULOKET_FURTHER_MASTER_KEYS?.includes(':vault:') === true;
  if ((url === undefined) !== (tokenFile === undefined) || (isWrapped && url === undefined)) {
    return problem(
      'setting-missing',
      'SATULOKET_KEY_SERVICE_URL dan SATULOKET_KEY_SERVICE_TOKEN_FILE diisi berdua; kunci induk vault:… memerlukannya. Lihat docs/guides/keys.md.',
      'SATULOKET_KEY_SERVICE_URL and SATULOKET_KEY_SERVICE_TOKEN_FILE go together; a wrapped master key needs them.',
    );
  }
  if (values.SATULOKET_MODE !== 'production' || !url?.startsWith('http:')) return undefined;
  if (loopback.test(new URL(url).hostname.replace(/^\[|\]$/g, ''))) return undefined;
  return problem(
    'setting-wrong',
    'Setelan SATULOKET_KEY_SERVICE_URL di mode production harus berawalan https://, kecuali ke mesin ini sendiri.',
    'SATULOKET_KEY_SERVICE_URL needs https:// in production, except on this machine.',
  );
}

/** In production nothing stands in for the services outside: each must be named. */
function completeForMode(settings: Settings): Result<Settings> {
  if (settings.mode === 'demo') return success(settings);
  const missing = [
    ...(settings.registerService ? [] : ['SATULOKET_REGISTER_URL']),
    ...(settings.messageService ? [] : ['SATULOKET_MESSAGES_URL']),
  ];
  if (missing.length === 0) return completeForSigning(settings);
  return problem(
    'setting-missing',
    `Mode production memerlukan ${missing.join(' dan ')}: tanpa itu data tidak dapat dicocokkan dan kabar tidak terkirim.`,
    `Production mode needs ${missing.join(' and ')}.`,
  );
}

/** Whoever signs in earnest says with what, by which clock, and whom a check believes. */
function completeForSigning(settings: Settings): Result<Settings> {
  const { signing } = settings;
  if (signing === undefined) return success(settings);
  const missing = [
    ...(signing.signersFile ? [] : ['SATULOKET_SIGNERS']),
    ...(signing.kind !== 'local' || signing.timestampUrl ? [] : ['SATULOKET_TIMESTAMP_URL']),
    ...(signing.kind === 'local' || signing.bsre
      ? []
      : ['SATULOKET_SIGNER_URL', 'SATULOKET_SIGNER_USER', 'SATULOKET_SIGNER_PASSWORD']),
    ...(settings.trustedRootsFile ? [] : ['SATULOKET_TRUSTED_ROOTS']),
  ];
  if (missing.length === 0) return success(settings);
  return problem(
    'setting-missing',
    `SATULOKET_SIGNER=${signing.kind} di mode production memerlukan juga ${missing.join(', ')}. Lihat docs/guides/signing.md.`,
    `SATULOKET_SIGNER=${signing.kind} in production also needs ${missing.join(', ')}.`,
  );
}

function toSettings(values: SettingsEnvironment): Settings {
  const data = values.SATULOKET_DATA ?? '.satuloket';
  return {
    mode: values.SATULOKET_MODE,
    host: values.SATULOKET_HOST,
    port: values.SATULOKET_PORT,
    publicUrl: values.SATULOKET_PUBLIC_URL,
    trustProxy: values.SATULOKET_TRUST_PROXY,
    secondFactor: values.SATULOKET_SECOND_FACTOR,
    withPages: values.SATULOKET_PAGES,
    logLevel: values.SATULOKET_LOG_LEVEL,
    drainSeconds: values.SATULOKET_DRAIN_SECONDS,
    liveStreams: values.SATULOKET_LIVE_STREAMS,
    metrics: metricsOf(values),
    tracing: tracingOf(values),
    backupsFolder: values.SATULOKET_BACKUPS,
    dataFolder: isAbsolute(data) ? data : resolve(projectFolder, data),
    databaseUrl: values.DATABASE_URL,
    databaseConnections: values.SATULOKET_DATABASE_CONNECTIONS,
    databaseTimeoutMilliseconds: values.SATULOKET_DATABASE_TIMEOUT_SECONDS * 1000,
    sandboxPort:
      values.SATULOKET_SANDBOX_PORT ?? (values.SATULOKET_PORT === 0 ? 0 : values.SATULOKET_PORT + 1),
    standInsUrl: values.SATULOKET_STAND_INS,
    demoCases: values.SATULOKET_DEMO_CASES,
    registerService: outside(values.SATULOKET_REGISTER_URL, values.SATULOKET_REGISTER_KEY),
    messageService: outside(values.SATULOKET_MESSAGES_URL, values.SATULOKET_MESSAGES_KEY),
    telephoneService: outside(values.SATULOKET_TELEPHONE_URL, values.SATULOKET_TELEPHONE_KEY),
    messageHookSecret: values.SATULOKET_MESSAGES_HOOK_SECRET,
    partnersFile: values.SATULOKET_PARTNERS,
    signing: signingOf(values),
    trustedRootsFile: values.SATULOKET_TRUSTED_ROOTS,
    nationalLogin: nationalLoginOf(values),
    keyService: keyServiceOf(values),
    givenSecrets: {
      masterKey: values.SATULOKET_MASTER_KEY,
      masterKeyId: values.SATULOKET_MASTER_KEY_ID,
      furtherMasterKeys: Object.fromEntries(
        (values.SATULOKET_FURTHER_MASTER_KEYS ?? '').split(',').flatMap((each) => {
          const colon = each.indexOf(':');
          return colon < 0 ? [] : [[each.slice(0, colon), each.slice(colon + 1)] as const];
        }),
      ),
      databaseSecret: values.SATULOKET_DATABASE_SECRET,
    },
  };
}

function keyServiceOf(values: SettingsEnvironment): Settings['keyService'] {
  const {
    SATULOKET_KEY_SERVICE_URL: url,
    SATULOKET_KEY_SERVICE_KEY: keyName,
    SATULOKET_KEY_SERVICE_TOKEN_FILE: tokenFile,
  } = values;
  return url && tokenFile ? { url, keyName, tokenFile } : undefined;
}

function metricsOf(values: SettingsEnvironment): Settings['metrics'] {
  const {
    SATULOKET_METRICS_PORT: port,
    SATULOKET_METRICS_HOST: host,
    SATULOKET_METRICS_TOKEN: token,
  } = values;
  return port === undefined ? undefined : { host, port, token };
}

function tracingOf(values: SettingsEnvironment): Settings['tracing'] {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, SATULOKET_TRACE_PERCENT: percent } = values;
  return endpoint === undefined ? undefined : { endpoint, percent };
}

function nationalLoginOf(values: SettingsEnvironment): Settings['nationalLogin'] {
  const {
    SATULOKET_OIDC_ISSUER: issuer,
    SATULOKET_OIDC_CLIENT_ID: clientId,
    SATULOKET_OIDC_CLIENT_SECRET: clientSecret,
  } = values;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : undefined;
}

function signingOf(values: SettingsEnvironment): SigningSettings | undefined {
  const kind = values.SATULOKET_SIGNER ?? (values.SATULOKET_MODE === 'demo' ? 'local' : undefined);
  if (kind === undefined) return undefined;
  const {
    SATULOKET_SIGNER_URL: url,
    SATULOKET_SIGNER_USER: user,
    SATULOKET_SIGNER_PASSWORD: password,
  } = values;
  return {
    kind,
    signersFile: values.SATULOKET_SIGNERS,
    bsre: url && user && password ? { url, user, password } : undefined,
    timestampUrl: values.SATULOKET_TIMESTAMP_URL,
  };
}

function outside(url: string | undefined, apiKey: string | undefined): OutsideService | undefined {
  return url === undefined ? undefined : { url, apiKey: apiKey ?? '' };
}

function defaultOf(schema: Type.TSchema): unknown {
  return (schema as { default?: unknown }).default;
}

/** A setting is a string in the environment; numbers and booleans are written plainly. */
function parse(schema: Type.TSchema, written: string): unknown {
  if (Type.IsInteger(schema)) return /^\d+$/.test(written) ? Number(written) : written;
  if (Type.IsBoolean(schema)) return { true: true, false: false }[written] ?? written;
  return written;
}

/** A value may be a secret or hold a password, so only short plain ones are repeated. */
function wrongSetting(name: SettingName, written: string, schema: Type.TSchema): Result<never> {
  const { description } = schema as { description?: string };
  const secret = /KEY|SECRET|PASSWORD|TOKEN|DATABASE_URL/.test(name) || written.length > 40;
  const shown = secret ? '' : ` “${written}”`;
  return problem(
    'setting-wrong',
    `Setelan ${name}${shown} tidak sah. Isinya: ${description}.`,
    `The setting ${name} is not valid.`,
  );
}

function unknownSetting(name: string, names: readonly string[]): Result<never> {
  const near = names.find((known) => similar(known, name));
  return problem(
    'setting-unknown',
    `Setelan ${name} tidak dikenal${near === undefined ? '' : `; mungkin maksud Anda ${near}`}.`,
    `The setting ${name} is not known${near === undefined ? '' : `; did you mean ${near}?`}`,
  );
}

/** Alike but for at most two letters, which is how settings get mistyped. */
function similar(left: string, right: string): boolean {
  let distances = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(left).entries()) {
    const next = [row + 1];
    for (const [column, other] of Array.from(right).entries()) {
      const change = distances[column]! + (letter === other ? 0 : 1);
      next.push(Math.min(change, distances[column + 1]! + 1, next[column]! + 1));
    }
    distances = next;
  }
  return distances.at(-1)! <= 2;
}

function problem(code: string, id: string, en: string): { readonly ok: false; readonly error: Problem } {
  return failure({ code, message: { id, en }, status: 500, retryable: false });
}
