export {
  documentCodeRandomBytes,
  makeDocumentCode,
  parseDocumentCode,
  showDocumentCode,
} from './document-code.ts';
export {
  makeTrackingCode,
  parseTrackingCode,
  type TrackingCode,
  type TrackingCodeOptions,
  trackingCodeRandomBytes,
} from './tracking-code.ts';
