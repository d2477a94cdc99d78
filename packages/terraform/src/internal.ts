// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { UnknownValue } from './account-after-plan.ts';
export type { Conflict } from './apply/notes.ts';
export type { Shortfall, TerraformPlan } from './document/plan.ts';
export type { MatchedBy } from './objects/find-object.ts';
export type { Drift } from './objects/locate.ts';
export type { AddressOf } from './outcome/addresses.ts';
export { addressedCauses, withAddresses } from './outcome/with-addresses.ts';
export type { OtherAccount, OtherResources } from './sort-changes.ts';
export {
  type FilesIn,
  openWrittenPlaces,
  type PlaceOf,
  type WrittenFile,
  type WrittenPlace,
} from './written/written-places.ts';
