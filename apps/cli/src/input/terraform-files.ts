import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { FilesIn, WrittenFile } from '@grantlens/terraform/internal';
import { placeOf } from '../output/place-of.ts';

/** A module has fewer files, and no file of it that a person writes is longer; others are passed over. */
const most = { files: 1000, bytes: 1_048_576 };

/**
 * The files of Terraform in a folder and in the folders of its modules. What cannot be read there has no lines to show,
 * and what its local values refer to is not known. A module is read once.
 *
 * @throws GrantlensError `file-unreadable` where the folder itself cannot be read
 */
export function openTerraformFiles(root: string): FilesIn {
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new GrantlensError('file-unreadable', `--tf-dir ${root}: there is no such folder`);
  return remembered((folder) => filesIn(join(root, folder)));
}

function filesIn(folder: string): readonly WrittenFile[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(tf|tofu)$/.test(name))
      .sort()
      .slice(0, most.files)
      .flatMap((name) => {
        const path = join(folder, name);
        const found = statSync(path, { throwIfNoEntry: false });
        if (!found?.isFile() || found.size > most.bytes) return [];
        return [{ path: placeOf(path).file, text: readFileSync(path, 'utf8') }];
      });
  } catch {
    return [];
  }
}
