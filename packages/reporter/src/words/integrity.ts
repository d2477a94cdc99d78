// By what a reader finds out whether something of a package was changed, in words.

/** The digests of a report. */
interface Digests {
  readonly snapshot: { readonly digest: string; readonly matches: boolean };
  readonly contents: string;
  readonly previousSnapshot: string | null;
  readonly previousManifest: string | null;
}

/** Lines of title and text about the integrity, in every format the same. */
export function integrityFacts(digests: Digests): readonly (readonly [string, string])[] {
  const { snapshot, contents, previousSnapshot, previousManifest } = digests;
  return [
    [
      'Snapshot',
      snapshot.matches ? snapshot.digest : `${snapshot.digest}, which does NOT match: it was changed`,
    ],
    ['What permission groups contain', contents],
    ...(previousSnapshot === null ? [] : [['Previous snapshot', previousSnapshot] as const]),
    ...(previousManifest === null ? [] : [['Previous manifest', `SHA-256 ${previousManifest}`] as const]),
    [
      'manifest.json',
      'Has the SHA-256 of every other file, inputs among them. It lists this report, so its own stands outside the package: where it was kept, in its signature, in the next package.',
    ],
    [
      'grantlens verify FOLDER',
      'Regenerates every file from the inputs in the package and compares each byte. It proves that the report is what this version makes of them; not that they are what the API said.',
    ],
    [
      'node reperform.mjs',
      'Run in the folder of a package that has CSV among its formats, without this program: one file of fewer than 400 lines, for any Node from 18. It holds every file to the manifest and works verdicts, exceptions and standing out again from the snapshot and catalogue.json. It proves that they follow; not words, findings and units.',
    ],
    [
      'What neither proves',
      'Who made the package: whoever changes a file and the manifest with it leaves no trace in either. Compare the SHA-256 of manifest.json with one kept elsewhere, or check manifest.json.sig with ssh-keygen -Y verify.',
    ],
  ];
}
