import type { EntityJson } from '@cedar-policy/cedar-wasm';

/** The name of an entity, and how a policy writes it. */
export interface Uid {
  readonly type: string;
  readonly id: string;
  readonly text: string;
}

/** Something with what it is in. */
export interface Entity {
  readonly uid: Uid;
  readonly parents: readonly Uid[];
}

export function uid(type: string, id: string): Uid {
  return { type, id, text: `${type}::${JSON.stringify(id)}` };
}

/** An entity as Cedar gets it. */
export function toJson({ uid: { type, id }, parents }: Entity): EntityJson {
  return {
    uid: { type, id },
    attrs: {},
    parents: parents.map((parent) => ({ type: parent.type, id: parent.id })),
  };
}
