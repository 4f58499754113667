export { bsreV1Signer } from './bsre/bsre-v1.ts';
export { bsreV2Signer } from './bsre/bsre-v2.ts';
export type {
  DocumentSigner,
  SignatureLevel,
  SignedPdf,
  SignProblemCode,
  SignRequest,
} from './contract.ts';
export { localSigner } from './local/local-signer.ts';
export { stopsTheRun } from './problems.ts';
export { readSignerList, type SignerList, signerList } from './signer-list.ts';
