/** Whether a file in a folder of snapshots is looked at, by its name alone; whoever names a file may call it anything. */
export function isSnapshotName(name: string): boolean {
  return /\.snapshot\.json(\.gz)?$/i.test(name);
}
