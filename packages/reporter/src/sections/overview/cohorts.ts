import type { PrincipalRow } from '../../model/tables/principals.ts';

/** At most this many principals are drawn one by one; more are drawn by kind. */
export const mostDrawnAlone = 20;

/** Principals who stand alike to a reader of the report. */
export interface Cohort {
  readonly name: string;
  readonly detail: string | null;
  /** Whether it is one principal by its own name. */
  readonly isAlone: boolean;
  /** By their place in the population. */
  readonly members: readonly number[];
}

/** Who the given principals are: each alone where they are few, else in cohorts. */
export function cohortsOf(
  principals: readonly PrincipalRow[],
  holders: readonly number[],
): readonly Cohort[] {
  if (holders.length <= mostDrawnAlone) return holders.map((at) => alone(principals[at], at));
  const known: readonly (Kind & { readonly members: number[] })[] = kinds.map((kind) => ({
    ...kind,
    members: [],
  }));
  for (const at of holders) {
    const row = principals[at];
    if (row !== undefined) known.find(({ holds }) => holds(row))?.members.push(at);
  }
  return known
    .filter(({ members }) => members.length > 0)
    .map(({ name, members }) => ({ name, detail: null, isAlone: false, members }));
}

function alone(row: PrincipalRow | undefined, at: number): Cohort {
  const details = [
    ...(row?.kind === 'token' ? ['token'] : []),
    ...(row?.standing === 'latent' ? ['invited'] : row?.standing === 'inactive' ? ['inactive'] : []),
  ];
  const name = row?.name ?? row?.email ?? row?.id ?? '';
  return { name, detail: details.length === 0 ? null : details.join(', '), isAlone: true, members: [at] };
}

interface Kind {
  readonly name: string;
  readonly holds: (row: PrincipalRow) => boolean;
}

/** In the order in which they are drawn; a principal belongs to the first that has it. */
const kinds: readonly Kind[] = [
  { name: 'Members of SSO domains', holds: (row) => isActiveMember(row) && row.ssoDomain === 'yes' },
  { name: 'Third-party members', holds: (row) => isActiveMember(row) && row.thirdParty === 'yes' },
  { name: 'Members', holds: isActiveMember },
  { name: 'Invited members', holds: ({ kind, standing }) => kind === 'member' && standing === 'latent' },
  { name: 'API tokens', holds: ({ kind, standing }) => kind === 'token' && standing === 'active' },
  { name: 'Inactive members', holds: ({ kind }) => kind === 'member' },
  { name: 'Inactive API tokens', holds: () => true },
];

function isActiveMember({ kind, standing }: PrincipalRow): boolean {
  return kind === 'member' && standing === 'active';
}
