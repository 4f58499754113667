export {
  makeTrackingCode,
  parseTrackingCode,
  type TrackingCode,
  type TrackingCodeOptions,
  trackingCodeRandomBytes,
} from './tracking-code.ts';
