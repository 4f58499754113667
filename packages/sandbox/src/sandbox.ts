import { join } from 'node:path';
import Fastify from 'fastify';
import { Authority } from './authority/authority.ts';
import { authorityFolder } from './authority/kept.ts';
import { authorityRoutes } from './authority/routes.ts';
import { bsreControlRoutes } from './bsre/control.ts';
import { BsreService } from './bsre/service.ts';
import { bsreV1Routes } from './bsre/v1.ts';
import { bsreV2Routes } from './bsre/v2.ts';
import { cardControlRoutes } from './card-control.ts';
import { createDemoClock } from './clock.ts';
import { controlRoutes } from './control.ts';
import { sendPage } from './http.ts';
import { Inbox } from './inbox/inbox.ts';
import { inboxFile } from './inbox/inbox-file.ts';
import { inboxRoutes } from './inbox/routes.ts';
import { KnobSet } from './knobs.ts';
import { type NationalLoginStandIn, nationalLoginRoutes } from './national-login/national-login.ts';
import { html } from './page.ts';
import { demoCards } from './register/demo-card-people.ts';
import { demoPeople } from './register/demo-people.ts';
import { arrivingHouseholds } from './register/demo-union-people.ts';
import { fileJournal, noJournal } from './register/journal.ts';
import { type CentrePace, demoPace } from './register/recordings.ts';
import { Register } from './register/register.ts';
import { registerRoutes } from './register/routes.ts';
import { nationalLoginClient, populationOf, type SandboxOptions, type StandIns } from './stand-ins.ts';
import { telephoneRoutes } from './telephone.ts';
import { webhookRoutes } from './webhooks.ts';

export type Sandbox = StandIns & {
  readonly authority: Authority;
  readonly register: Register;
  readonly inbox: Inbox;
  readonly nationalLogin: NationalLoginStandIn & StandIns['nationalLogin'];
};

/** Starts the stand-ins of the national services on this machine's loopback address only. */
export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? createDemoClock();
  const { now } = clock;
  const journal = options.dataFolder === undefined ? noJournal : fileJournal(options.dataFolder);
  let pace: CentrePace = demoPace;
  const register = new Register(populationOf(options), { households: arrivingHouseholds, cards: demoCards });
  register.restore(journal.read());
  const file = options.dataFolder === undefined ? {} : inboxFile(options.dataFolder);
  const inbox = new Inbox({ now, ...file });
  const knobs = {
    register: new KnobSet(now, options.usualMilliseconds ?? 0),
    whatsapp: new KnobSet(now),
    email: new KnobSet(now),
    sms: new KnobSet(now),
    telephone: new KnobSet(now),
    signature: new KnobSet(now),
    webhooks: new KnobSet(now),
    national: new KnobSet(now),
  };

  const server = Fastify({ logger: false, bodyLimit: 1_000_000, forceCloseConnections: true });
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  const registerKnobs = knobs.register;
  registerRoutes(server, {
    register,
    journal,
    knobs: registerKnobs,
    apiKey: options.apiKey,
    now,
    pace: () => pace,
    seal: (pdf) => serviceOf().sealOwn(pdf),
  });
  let hook: string | undefined;
  inboxRoutes(server, { inbox, knobs, apiKey: options.apiKey, now, hook: () => hook });
  telephoneRoutes(server, { knobs: knobs.telephone, apiKey: options.apiKey, now });
  webhookRoutes(server, { knobs: knobs.webhooks, now });
  controlRoutes(server, knobs, clock);
  cardControlRoutes(server, {
    register,
    journal,
    now,
    pace: () => pace,
    setPace: (wanted) => {
      pace = wanted;
    },
  });
  let authority: Authority | undefined;
  const authorityOf = () => {
    if (authority === undefined) throw new Error('The authority is not open yet.');
    return authority;
  };
  authorityRoutes(server, authorityOf);
  let bsre: BsreService | undefined;
  const serviceOf = () => {
    bsre ??= new BsreService(authorityOf());
    return bsre;
  };
  server.register(async (scope) => {
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    const bsreOptions = {
      serviceOf,
      knobs: knobs.signature,
      apiKey: options.apiKey,
      mail: (to: string, subject: string, text: string) => {
        inbox.receive({ channel: 'email', to, subject, text });
      },
    };
    bsreV1Routes(scope, bsreOptions);
    bsreV2Routes(scope, bsreOptions);
  });
  bsreControlRoutes(server, serviceOf);
  const nationalLogin = nationalLoginRoutes(server, {
    people: demoPeople,
    clientId: nationalLoginClient,
    clientSecret: options.apiKey,
    now,
    knobs: knobs.national,
    issuer: () => `${url}/inapas`,
  });
  server.get('/', async (_request, reply) => sendPage(reply, { title: 'Layanan tiruan', body: frontPage }));

  const url = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  authority = await Authority.open({
    ...(options.dataFolder !== undefined && { folder: join(options.dataFolder, authorityFolder) }),
    now,
    passphrase: options.officials?.passphrase ?? '',
    url,
  });
  await authority.enrol(options.officials?.people ?? []);
  return {
    url,
    register,
    inbox,
    authority,
    nationalLogin: { issuer: `${url}/inapas`, clientId: nationalLoginClient, ...nationalLogin },
    households: () => register.households,
    postRepliesTo: (address) => {
      hook = address;
    },
    close: () => server.close(),
  };
}

const frontPage = html`<h1>Layanan nasional tiruan</h1>
<p>Satuloket berbicara dengan data kependudukan, WhatsApp, surel dan SMS. Di komputer ini semuanya tiruan: orang, nomor dan dokumennya rekaan, dan tidak ada pesan yang keluar.</p>
<ul class="list">
<li><a href="/inbox"><strong>Kotak masuk</strong><br><span class="quiet">Pesan yang diterima warga, menurut nomor</span></a></li>
<li><a href="/siak"><strong>SIAK tiruan</strong><br><span class="quiet">Tempat petugas mencatat peristiwa, merekam KTP-el, dan mengambil nomor serta berkasnya</span></a></li>
<li><a href="/telephone"><strong>Telepon</strong><br><span class="quiet">Sambungan yang tidak memperlihatkan nomor</span></a></li>
<li><a href="/kait"><strong>Penerima webhook</strong><br><span class="quiet">Sistem lain yang diberi tahu</span></a></li>
<li><a href="/control"><strong>Kendali</strong><br><span class="quiet">Buat layanan lambat, gagal atau mati</span></a></li>
</ul>`;
