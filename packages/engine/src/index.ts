export type { AskedPermission, Permission } from './asked/permission.ts';
export type { Resource, Subject } from './asked/resource.ts';
export { type BearingGrant, bearingOf } from './decision/bearing.ts';
export { type Bearing, decide } from './decision/decide.ts';
export type { Evidence, NearMiss } from './decision/evidence.ts';
export { scopesOf } from './decision/reaches.ts';
export { type Certainty, type Verdict, verdicts } from './decision/verdict.ts';
export { printable } from './explain/printable.ts';
export { type Branch, drawTree, explanation } from './explain/tree.ts';
export {
  givesWords,
  pathWords,
  permissionWords,
  principalWords,
  resourceWords,
  scopeWords,
  viaWords,
  whereWords,
} from './explain/words.ts';
export { type AccessGraph, compile } from './graph/access-graph.ts';
export { type AccessDrawing, type NodeAttributes, nodeKinds, pathOf, type Stop } from './graph/drawing.ts';
export { type Grant, type GrantId, grantId, isSameGrant, type Way } from './graph/grant.ts';
export { type Assumption, assumptions, mergeAssumptions } from './questions/assumptions.ts';
export { type CanAnswer, can } from './questions/can.ts';
export { mergeGaps } from './questions/gaps.ts';
export {
  type Decision,
  explain,
  type Relation,
  relate,
  relation,
} from './questions/relation.ts';
export { type Holding, typicalOf, type WhatCanAnswer, whatCan } from './questions/what-can.ts';
export { unseenPrincipals, type WhoCanAnswer, whoCan } from './questions/who-can.ts';
export { resolvePermission } from './resolve/permission.ts';
export { resolvePrincipal } from './resolve/principal.ts';
export { accountResource, resolveResource, zoneResource } from './resolve/resource.ts';
export { readSentence, type Sentence } from './resolve/sentence.ts';
