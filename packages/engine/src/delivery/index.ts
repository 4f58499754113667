export { parcelLabel, readParcelLabel } from './label.ts';
export { metresBetween, type RoutePoint, type RouteStop, routeOrder } from './route.ts';
export { type DeliveryWindow, nextRound } from './window.ts';
