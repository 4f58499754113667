export { type Partner, readPartners } from './exchange/index.ts';
export { fileRoutes } from './files/index.ts';
export { reportFile, reportOfCases, systemName, templateOf } from './importing/index.ts';
export {
  type AcknowledgedCommand,
  type Breach,
  findBreaches,
  type InvariantDependencies,
  invariants,
} from './invariants/index.ts';
export { httpMessageChannels, type MessageChannel } from './notices/channels/index.ts';
export { giveDemoAddress } from './notices/index.ts';
export {
  keysOpen,
  lateAfter,
  openOutages,
  queueLengths,
  watchSweeps,
} from './operations/index.ts';
export { readPackFolder } from './packs/folder.ts';
export { createPackRegistry, type PackFile, type PackRegistry, serviceSearchIndex } from './packs/index.ts';
export { demoOfficers, seedOfficers } from './people/index.ts';
export { httpPopulationRegister, type PopulationRegister } from './people/register-adapter/index.ts';
export { loadRegions, type Places, placesOf } from './places/index.ts';
export {
  createHttp,
  createRateLimit,
  type Http,
  isThisMachine,
  networkOf,
  shareRateLimit,
} from './platform/http/index.ts';
export {
  bsreV1Signer,
  bsreV2Signer,
  type DocumentSigner,
  localSigner,
  readSignerList,
  type SignerList,
  signerList,
} from './platform/signing/index.ts';
export { moreIsDue, startSweeps } from './platform/sweeps/index.ts';
export { httpTelephoneBridge, type TelephoneBridge } from './platform/telephone/index.ts';
export { problemList } from './problem-list.ts';
export type { MasterKeys } from './record/index.ts';
export { createServer, type Server } from './server.ts';
export type { ServerOptions } from './server-options.ts';
