/** Examples for the help of a verb, where its own help text has none: what people ask for most. */
export const examples: Readonly<Record<string, readonly string[]>> = {
  snapshot: [
    'grantlens snapshot --account $ACCOUNT --out my.snapshot.json.gz',
    'grantlens snapshot --all-accounts --out-dir accounts --resume',
  ],
  whoami: ['grantlens whoami --account $ACCOUNT'],
  can: [
    'grantlens can kai dns_records:edit shop.example       # and why, or why not',
    "grantlens can ada@example.com waf:edit 'zone:*'       # on each zone",
    'grantlens can token:deploy worker:edit anywhere',
  ],
  'who-can': [
    'grantlens who-can dns_records:edit shop.example --explain',
    "grantlens who-can 'billing:*' account                 # anything to billing",
    "grantlens who-can 'Super Administrator - All Privileges' account",
    "grantlens who-can 'Workers Scripts Write' anywhere    # tokens on single Workers too",
    'grantlens who-can billing:edit account --without two-factor',
  ],
  'what-can': [
    'grantlens what-can kai',
    'grantlens what-can Marketing                          # what a user group gives',
    'grantlens what-can token:deploy --resource shop.example',
  ],
  matrix: [
    'grantlens matrix',
    'grantlens matrix --permission dns_records:edit waf:edit --resource account shop.example',
  ],
  diff: [
    'grantlens diff q3.snapshot.json q4.snapshot.json',
    'grantlens diff q3.snapshot.json q4.snapshot.json --for Contractors',
    'grantlens diff q3.snapshot.json q4.snapshot.json -o csv > changes.csv',
  ],
  ask: [
    "grantlens ask 'who can edit dns on shop.example'",
    "grantlens ask 'who has no second factor and can change billing'",
    'grantlens ask "why can\'t kai edit dns on shop.example"',
    "grantlens ask 'what would happen if group Contractors were deleted'",
    "grantlens ask 'what changed since last quarter for Contractors' --previous q3.snapshot.json",
  ],
  findings: ['grantlens findings --fail-on high', 'grantlens findings --people hr.csv --waivers ok.yaml'],
  report: ['grantlens report --out review-2026q4 --previous review-2026q3'],
  review: [
    'grantlens review start review-2026q4 --reviewers who.csv --fallback security@example.com',
    'grantlens review sheets review-2026q4 --out sheets',
    'grantlens review import review-2026q4 decisions-ada@example.com.json',
    'grantlens review status review-2026q4',
    'grantlens review plan review-2026q4 --out plan.json',
    'grantlens review apply review-2026q4 --plan plan.json --execute',
    'grantlens review verify review-2026q4 --after later.snapshot.json.gz',
    "grantlens review close review-2026q4 --signed-by ciso@example.com --role 'head of security'",
  ],
  verify: ['grantlens verify review-2026q4'],
  paths: ['grantlens paths', 'grantlens paths --from kai --to dns_records:edit account'],
  graph: [
    'grantlens graph --format svg --out access.svg',
    'grantlens graph --format mermaid --member Marketing   # a user group and who is in it',
  ],
  export: [
    'grantlens export --format vanta --out access-file.csv',
    'grantlens export --format opengraph --out access.json # for BloodHound',
  ],
  fleet: [
    'grantlens fleet who-can billing:edit account accounts',
    "grantlens fleet who-can 'dns_records:*' 'zone:*' accounts -o csv > dns.csv",
    'grantlens fleet person ada@example.com accounts',
    'grantlens fleet privileged accounts',
    'grantlens fleet findings accounts --fail-on high',
    'grantlens fleet diff accounts-q3 accounts',
    'grantlens fleet check --checks checks.yaml accounts',
  ],
  sandbox: ['grantlens sandbox --fixture north-harbour --when q3'],
  demo: ['grantlens demo --out my-demo'],
};

/** The help text of a verb's examples; empty where there are none. */
export function exampleText(verb: string): string {
  const lines = Object.hasOwn(examples, verb) ? (examples[verb] ?? []) : [];
  return lines.length === 0 ? '' : `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
