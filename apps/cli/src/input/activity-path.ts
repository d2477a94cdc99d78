import { existsSync } from 'node:fs';

/** Where the audit log of a snapshot lies: `my.snapshot.activity.json.gz` beside `my.snapshot.json.gz`. */
export function activityPath(snapshot: string): string {
  const [, name = snapshot, packed = ''] = /^(.*?)\.json(\.gz)?$/is.exec(snapshot) ?? [];
  return `${name}.activity.json${packed}`;
}

/** All places where it is looked for: it may have been packed or unpacked since. */
function activityPaths(snapshot: string): readonly string[] {
  const path = activityPath(snapshot);
  return [path, /\.gz$/i.test(path) ? path.replace(/\.gz$/i, '') : `${path}.gz`];
}

/** The audit log that lies beside a snapshot; undefined where there is none. */
export function activityBeside(snapshot: string): string | undefined {
  return activityPaths(snapshot).find((path) => existsSync(path));
}
