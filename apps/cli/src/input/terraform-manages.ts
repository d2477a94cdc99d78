import { readTerraformState } from '@grantlens/review/internal';
import type { TerraformManages } from '@grantlens/snapshot/internal';
import { naming, readBytes } from './named-bytes.ts';

/** Reads a state of Terraform; gives what it manages in an account, by its id. */
export async function readTerraformManages(path: string): Promise<(accountId: string) => TerraformManages> {
  const bytes = await readBytes(path, 'the state of Terraform');
  return (accountId) => {
    const objects = naming(path, () => readTerraformState(bytes, accountId));
    const managed = new Set(objects.map(({ kind, id }) => `${kind} ${id}`));
    return (kind, id) => managed.has(`${kind} ${id}`);
  };
}
