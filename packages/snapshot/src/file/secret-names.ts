/** How much the name of a field says about it. */
export interface Suspicion {
  /** Whether whatever stands under it is a secret, or only a text or a number, and not an object. */
  readonly of: 'anything' | 'texts' | 'nothing';
  /** Whether it names more than one: a number under it is how many, and objects under it may be about them. */
  readonly isPlural: boolean;
}

/** What ends in one of these, in snake case, is a secret. */
const secretName = new RegExp(
  `(^|_)(${[
    'secret|password|passwd|passphrase|passcode|pwd|psk|jwt|mnemonic|seed_phrase',
    '(api|private|secret|access|auth|signing|encryption|master|shared|session|service|client|hmac|recovery|license)_key',
    '(totp|otp|mfa|recovery)_seed',
  ].join('|')})$`,
);

/** The same written as one word. */
const joinedName = new RegExp(
  `(${[
    'secret|password|passwd|passphrase|passcode',
    '(api|private|secret|access|auth|signing|encryption|master)key',
    '(access|refresh|id|session|auth|bearer|api)token',
    '(otp|totp|mfa|recovery|backup|verification|invitation|invite|activation|auth)code',
    '(totp|otp|mfa)seed',
  ].join('|')})$`,
);

/** Invitation, verification and recovery codes, tokens of every kind. */
const codeOrToken = /[^_]_(code|token)$/;

/** Codes and tokens that say what something is, where it is or what became of it. */
const harmless =
  /(^|_)((country|currency|language|locale|error|status|postal|zip|region|subdivision|area|state|city|colo|airport|phone|http|response|exit|reason|result|product|plan|tax|color|iso)_code|(page|cursor|continuation|max|min|total|count)_token)$/;

/**
 * Names that only sometimes mean a secret: an object under one is something else (`token` is an area of
 * permissions).
 */
const maybeName =
  /^(code|value|token)$|(^|_)(pass|pin|otp|totp|cookie|bearer|authorization|credential|recovery)$/;

/** What may follow the name of a secret and leaves it one. */
const decoration =
  /(_(value|plain|plaintext|text|raw|hash|salt|encoded|encrypted|base64|b64|hex|pem)|_?v?\d+)$/;

// The same few names come in every row. Names that others chose could be endless, so the number kept is limited.
const known = new Map<string, Suspicion>();
const mostKnown = 5000;

/** What the name of a field lets one suspect. */
export function suspicionOf(key: string): Suspicion {
  const before = known.get(key);
  if (before !== undefined) return before;
  const suspicion = judge(snakeCase(key));
  if (known.size < mostKnown) known.set(key, suspicion);
  return suspicion;
}

function judge(written: string): Suspicion {
  const name = written.replace(decoration, '');
  const singular = judgeOne(name);
  if (singular !== 'nothing') return { of: singular, isPlural: false };
  // Not `values`: they are of anything.
  if (!/[^s]s$/.test(name) || name === 'values') return { of: 'nothing', isPlural: false };
  return { of: judgeOne(name.slice(0, -1)), isPlural: true };
}

function judgeOne(name: string): Suspicion['of'] {
  if (harmless.test(name)) return 'nothing';
  if (secretName.test(name) || codeOrToken.test(name)) return 'anything';
  if (joinedName.test(name.replaceAll('_', ''))) return 'anything';
  return maybeName.test(name) ? 'texts' : 'nothing';
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[-. ]/g, '_')
    .toLowerCase();
}
