// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { sha256 } from '#platform';
export type { ExtraCoverage } from './account/account.ts';
export { type AccountLookup, type GroupsGiven, lookupIn } from './account/account-lookup.ts';
export { isWithin } from './account/address-sets.ts';
export { cellsOf, gapsOfCell, mismatchOf } from './account/cells.ts';
export { gapCauses, type Oddity, type OddPolicy, oddityKinds } from './account/gap.ts';
export {
  collectionGapId,
  contentsGapId,
  groupMembersGapId,
  rowsGapId,
  typeGapId,
} from './account/gap-ids.ts';
export type { GivenWidely, HolderNumbered, WideWay } from './account/given-widely.ts';
export { actsOnEverything, isOfType, typesActedOn } from './account/group-type.ts';
export { type GapId, gapId, type PermissionGroupKey, principalKey, userGroupKey } from './account/ids.ts';
export {
  type Manager,
  managerOf,
  managers,
  type TerraformManages,
} from './account/managed-by.ts';
export type { Applications, Made, ScimIdentity } from './account/origin.ts';
export { lazily, overlaid } from './account/overlaid.ts';
export { type ContentSource, type GroupSide, permissionGroupName } from './account/permission-group.ts';
export {
  type GrantedGroup,
  type Holder,
  holderKey,
  type Place,
  type PolicyGrant,
  type ReachedGroup,
} from './account/policy.ts';
export { type IpCondition, standings, unshownName } from './account/principal.ts';
export { type AccountSource, type AskedEndpoint, cloudflareApiBase } from './account/source.ts';
export {
  activityJsonSchema,
  decodeActivity,
  encodeActivity,
  sealActivity,
} from './activity/activity-file.ts';
export { type Fold, type FoldLimits, foldLimits, openFold } from './activity/fold.ts';
export {
  type AccessEvent,
  type ActivityLog,
  type Actor,
  activityFormat,
  activityVersion,
  type ChangeKind,
  changeKinds,
  type FoldedChange,
  type FoldedRows,
  type LogHole,
  type LogLedger,
  type LogName,
  logNames,
} from './activity/log.ts';
export { areasOfProduct, type Product, products, productsByName } from './activity/products.ts';
export { openRecentIds, type RecentIds } from './activity/recent-ids.ts';
export { everyProduct } from './activity/tally.ts';
export { type Anonymised, anonymise } from './anonymise/anonymise.ts';
export { anonymiseActivity } from './anonymise/anonymise-activity.ts';
export { areaWords } from './catalogue/areas.ts';
export { cataloguedGroup } from './catalogue/catalogued-group.ts';
export type { CatalogueEntry, ShippedEntry } from './catalogue/entry.ts';
export { memberGroups } from './catalogue/member-groups.ts';
export { tokenGroups } from './catalogue/token-groups.ts';
export { type EntryWithoutEffect, entriesWithoutEffect } from './catalogue/without-effect.ts';
export { errorCodes, invariant, SeveralMeant } from './errors.ts';
export { canonicalText } from './file/canonical.ts';
export { sortRows } from './file/codec.ts';
export {
  type CollectionName,
  type CollectionProblem,
  type Collections,
  collectionNames,
  collectionRows,
  collectionStatuses,
  type LedgerRequest,
  listsIn,
  type MembersByGroup,
} from './file/collection.ts';
export { digestOf, openSealer, type Sealer, seal, snapshotDigest } from './file/digest.ts';
export {
  type ExtraName,
  type Extras,
  extraNames,
  namedRows,
  type ReadName,
  readingOf,
  readNames,
} from './file/extras.ts';
export { type LineChain, openLineChain } from './file/line-chain.ts';
export { decodePlainSnapshot } from './file/opened-file.ts';
export { stripPrivateFields } from './file/private-fields.ts';
export { withoutSecretTexts } from './file/secret-shapes.ts';
export { type Stripped, stripSecrets } from './file/secrets.ts';
export {
  type Removal,
  type SeenAccounts,
  type SnapshotCredential,
  snapshotFormat,
  snapshotVersion,
  type UnsealedSnapshot,
} from './file/snapshot.ts';
export { sizeWords, unpackSnapshot, usualMaxSize } from './file/unpack.ts';
export { fileError, fileReason, isFileRefusal, withFileErrors } from './file-error.ts';
export { deepestNesting, isDeeperThan, isObject, type JsonObject, type JsonValue } from './json.ts';
export {
  canonicalKey,
  isOfAnotherAccount,
  type ParsedKey,
  parseKey,
  resourceKey,
} from './keys/resource-key.ts';
export { types as resourceTypes } from './keys/resource-type.ts';
export { everyOf, scopeIdentity, wholeAccount } from './keys/scope.ts';
export { DamagedLookupFile } from './lookup-file/damage.ts';
export { isLookupFile } from './lookup-file/frame.ts';
export { type LookupFile, openLookupFile } from './lookup-file/lookup-file.ts';
export { writeLookupFile } from './lookup-file/write-lookup-file.ts';
export { addTo } from './multimap.ts';
export { isGlob, readGlob } from './normalise/glob.ts';
export type { NormaliseOptions } from './normalise/normalise.ts';
export { type EditedRows, membersWithoutCopies, normaliseEdited } from './normalise/normalise-edited.ts';
export type { Bearing, Reference, ReferenceVerdict } from './reference/answers.ts';
export { isRow, list, type Row, row, text, texts } from './reference/raw.ts';
export { openReference } from './reference/reference.ts';
export {
  atomic,
  emailOf,
  keyOfMember,
  keyOfToken,
  namesListed,
  namesMapped,
  resourcesOf,
  thing,
} from './reference/spelling.ts';
export { once, remembered } from './remembered.ts';
export { compareTexts } from './text/compare-texts.ts';
export { type FileForm, fileForm, whereIn } from './text/file-form.ts';
export { type Handwriting, type HandwritingOptions, readHandwriting, unfitYaml } from './text/handwriting.ts';
export { findRepeatedKey, parsedKeys, repeatedKeyWords } from './text/repeated-key.ts';
export { scanJson } from './text/scan-json.ts';
export { type JsonReading, readStrictJson } from './text/strict-json.ts';
export { readUtf8, type Utf8Reading } from './text/utf8.ts';
export { knownTime, readDay, readTime, startOfDay } from './time.ts';
