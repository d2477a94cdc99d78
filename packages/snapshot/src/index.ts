export type { Account, Coverage, UserGroup, Zone } from './account/account.ts';
export { cellsOf, mismatchOf } from './account/cells.ts';
export {
  type Gap,
  type GapCause,
  gapCauses,
  type Issue,
  type Oddity,
  type OddPolicy,
  oddityKinds,
} from './account/gap.ts';
export {
  collectionGapId,
  contentsGapId,
  groupMembersGapId,
  rowsGapId,
  typeGapId,
} from './account/gap-ids.ts';
export {
  type GapId,
  gapId,
  type PermissionGroupKey,
  type PrincipalKey,
  principalKey,
  type UserGroupKey,
  userGroupKey,
} from './account/ids.ts';
export type {
  AtomicPermission,
  ContentSource,
  Contents,
  PermissionGroup,
  Side,
} from './account/permission-group.ts';
export type {
  Effect,
  GrantedGroup,
  Holder,
  Place,
  Policy,
  PolicyGrant,
  ReachedGroup,
} from './account/policy.ts';
export {
  type IpCondition,
  type Member,
  type Principal,
  type Standing,
  standings,
  type Token,
} from './account/principal.ts';
export { uncatalogued } from './account/uncatalogued.ts';
export { areaWords } from './catalogue/areas.ts';
export { catalogueJsonSchema, readCatalogue } from './catalogue/catalogue-file.ts';
export type { CatalogueEntry, ShippedEntry } from './catalogue/entry.ts';
export { memberGroups } from './catalogue/member-groups.ts';
export { tokenGroups } from './catalogue/token-groups.ts';
export { type EntryWithoutEffect, entriesWithoutEffect } from './catalogue/without-effect.ts';
export { type ErrorCode, errorCodes, GrantlensError, invariant } from './errors.ts';
export { canonicalText } from './file/canonical.ts';
export { type DecodedSnapshot, decodeSnapshot, encodeSnapshot, sortRows } from './file/codec.ts';
export {
  type Collection,
  type CollectionName,
  type CollectionProblem,
  type CollectionStatus,
  type Collections,
  collectionNames,
  collectionStatuses,
  type LedgerRequest,
  listsIn,
  type MembersByGroup,
} from './file/collection.ts';
export { digestOf, openSealer, type Sealer, seal, snapshotDigest } from './file/digest.ts';
export { type LineChain, openLineChain } from './file/line-chain.ts';
export { snapshotJsonSchema } from './file/schema.ts';
export { withoutSecretTexts } from './file/secret-shapes.ts';
export { type Stripped, stripSecrets } from './file/secrets.ts';
export {
  type Removal,
  type Snapshot,
  type SnapshotCredential,
  snapshotFormat,
  snapshotVersion,
  type UnsealedSnapshot,
} from './file/snapshot.ts';
export { sizeWords, unpackSnapshot, usualMaxSize } from './file/unpack.ts';
export { fileError, fileReason, isFileRefusal, withFileErrors } from './file-error.ts';
export { deepestNesting, isDeeperThan, isObject, type JsonObject, type JsonValue } from './json.ts';
export {
  accountKey,
  canonicalKey,
  isOfAnotherAccount,
  parseKey,
  type ResourceKey,
  zoneKey,
} from './keys/resource-key.ts';
export { types as resourceTypes } from './keys/resource-type.ts';
export { everyOf, type Scope, scopeIdentity, wholeAccount } from './keys/scope.ts';
export { isLookupFile } from './lookup-file/frame.ts';
export { type LookupFile, openLookupFile } from './lookup-file/lookup-file.ts';
export { writeLookupFile } from './lookup-file/write-lookup-file.ts';
export { addTo } from './multimap.ts';
export { isGlob, readGlob } from './normalise/glob.ts';
export { type NormaliseOptions, normalise } from './normalise/normalise.ts';
export { remembered } from './remembered.ts';
export { type FileForm, fileForm, whereIn } from './text/file-form.ts';
export { type Handwriting, type HandwritingOptions, readHandwriting } from './text/handwriting.ts';
export { findRepeatedKey, parsedKeys, repeatedKeyWords } from './text/repeated-key.ts';
export { scanJson } from './text/scan-json.ts';
export { type JsonReading, readStrictJson } from './text/strict-json.ts';
export { readUtf8, type Utf8Reading } from './text/utf8.ts';
export { knownTime, readDay, readTime, startOfDay } from './time.ts';
