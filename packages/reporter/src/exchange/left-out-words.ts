import { counted } from '@grantlens/engine/internal';
import type { ExchangeFormat } from './formats.ts';
import type { LeftOut } from './handover.ts';

/** Lists of accounts have a place for neither conditions nor invitations. */
const isList: Readonly<Record<ExchangeFormat, boolean>> = {
  vanta: true,
  probo: true,
  secureslate: true,
  baton: false,
  ocsf: false,
  opengraph: false,
};

/** What a form cannot say of an account, in one sentence; null where it says everything. */
export function leftOutWords(
  { denies, possible, conditions, latent, inactive }: LeftOut,
  format: ExchangeFormat,
): string | null {
  const list = isList[format];
  const parts = [
    ...(denies === 0
      ? []
      : [
          `${counted(denies, 'deny policy', 'deny policies')} (what ${denies === 1 ? 'it takes' : 'they take'} is left out)`,
        ]),
    ...(possible === 0
      ? []
      : [
          `${counted(possible, 'policy', 'policies')} of which something is only possible (not granted there)`,
        ]),
    ...(conditions === 0
      ? []
      : [
          `${counted(conditions, 'token', 'tokens')} with conditions (${list ? 'listed without them' : 'they are a text there'})`,
        ]),
    ...(list && latent > 0
      ? [`${counted(latent, 'invitation')} not yet accepted (listed as not active)`]
      : []),
    ...(!list && latent + inactive > 0
      ? [
          `${counted(latent + inactive, 'principal')} that cannot act now (what they hold is there all the same)`,
        ]
      : []),
  ];
  return parts.length === 0 ? null : `${format} cannot say of this account: ${parts.join('; ')}`;
}
