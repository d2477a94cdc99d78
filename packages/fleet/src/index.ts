export { type Fleet, gatherFleet } from './moments/gather-fleet.ts';
