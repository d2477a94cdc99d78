import { type Manifest, readManifest } from '@grantlens/reporter';
import { digestOfManifest, firstDifference, manifestFile, manifestText } from '@grantlens/reporter/internal';
import type { StoredManifest } from './stored-package.ts';

/** How a manifest differs from the one that was regenerated: a sentence, or none. */
export async function compareManifests(
  { manifest, bytes }: StoredManifest,
  made: Uint8Array,
): Promise<readonly string[]> {
  const at = await firstDifference([bytes], [made]);
  if (at === null) return [];
  const fields = differingFields(manifest, readManifest(made));
  const where = fields.length === 0 ? 'how it is written' : fields.join(', ');
  return [
    `${manifestFile}: it is not what the package gives, in ${where}; the first byte that differs is ${at}`,
  ];
}

function differingFields(one: Manifest, other: Manifest): readonly string[] {
  const fields = Object.keys(one) as readonly (keyof Manifest)[];
  const differ = fields.filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]));
  // The digest follows the others; it is worth a word where it alone is another.
  return differ.length > 1 ? differ.filter((field) => field !== 'digest') : differ;
}

/** What a manifest gives away about itself, where it cannot be regenerated. */
export function readAgain({ manifest, bytes }: StoredManifest): readonly string[] {
  const isAsWritten = Buffer.from(manifestText(manifest)).equals(bytes);
  if (isAsWritten && digestOfManifest(manifest) === manifest.digest) return [];
  return [`${manifestFile}: it is not what was written: its digest does not match`];
}
