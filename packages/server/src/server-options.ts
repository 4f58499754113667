import type { Region } from '@satuloket/engine';
import type pg from 'pg';
import type { Partner } from './exchange/index.ts';
import type { MessageChannel } from './notices/channels/index.ts';
import type { PackRegistry } from './packs/index.ts';
import type { NationalLoginSettings } from './people/index.ts';
import type { PopulationRegister } from './people/register-adapter/index.ts';
import type { Places } from './places/index.ts';
import type { DatabaseConnection } from './platform/database/index.ts';
import type { DocumentSigner } from './platform/signing/index.ts';
import type { TelephoneBridge } from './platform/telephone/index.ts';
import type { MasterKeys } from './record/index.ts';
import type { DemoAccount } from './types.ts';

/** What a server is started with: its databases, keys and definitions, and whatever lies outside of it. */
export type ServerOptions = {
  readonly mode: 'demo' | 'production';
  readonly database: DatabaseConnection;
  /** The sealer role's; without it nothing is sealed, as while the demo is being filled. */
  readonly sealer?: DatabaseConnection;
  /** The retention role's; without it nothing is deleted. */
  readonly retention?: DatabaseConnection;
  /** The runtime role's pool, for the library that signs people in. */
  readonly pool: pg.Pool;
  readonly masterKeys: MasterKeys;
  readonly places: Places;
  readonly packs: PackRegistry;
  readonly register: PopulationRegister;
  readonly channels: {
    readonly whatsapp: MessageChannel;
    readonly email: MessageChannel;
    readonly sms: MessageChannel;
  };
  /** The national login; without it nobody signs in by one. */
  readonly nationalLogin?: NationalLoginSettings;
  /** Whether officers must have a second factor; when absent they must in production. */
  readonly secondFactor?: 'required' | 'offered' | undefined;
  /** By which documents are signed; without it what is prepared waits. */
  readonly signer?: DocumentSigner;
  /** Certificates (DER) of the authorities that a check of a document believes; nobody, without them. */
  readonly trustedRoots?: readonly Uint8Array[];
  /** Without it nobody is called through us. */
  readonly telephone?: TelephoneBridge;
  /** `https://layanan.bekasikota.go.id`, before the links in messages. */
  readonly publicUrl: string;
  readonly dataFolder: string;
  readonly now: () => Date;
  /** Other installations with which messages are exchanged. */
  readonly partners?: readonly Partner[];
  /** With which the WhatsApp provider signs what people write to us; without it nothing is taken in. */
  readonly messageHookSecret?: string | undefined;
  /** The demo's stand-in of a push service, beside those of the browsers. */
  readonly pushStandIn?: string | undefined;
  /** The demo's receiver of webhooks on this machine; everything else has to be in the public internet. */
  readonly webhookStandIn?: string | undefined;
  /** Pages that this process tells of changes at once; none when absent. */
  readonly liveStreams?: number | undefined;
  readonly demoAccounts?: (region: Region) => readonly DemoAccount[];
};
