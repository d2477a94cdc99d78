import type { Standing } from '@grantlens/snapshot';

/** Who besides the active principals belongs in a list, as the command line says it. */
export interface StandingFlags {
  readonly includePending?: boolean | undefined;
  readonly includeInactive?: boolean | undefined;
}

/** The standings of the principals that a list is about (S13). */
export function standingsOf({ includePending, includeInactive }: StandingFlags): readonly Standing[] {
  return [
    'active',
    ...(includePending ? (['latent'] as const) : []),
    ...(includeInactive ? (['inactive'] as const) : []),
  ];
}
