import { suspicionOf } from './secret-names.ts';

// Each begins in a way that cannot lie within another match, so that any text is read through once, hostile ones too.
const shapes = [
  // Cloudflare's own.
  String.raw`\bcf[a-z]{2}_[A-Za-z0-9_-]{30,}`,
  String.raw`\bv1\.0-[0-9a-f]{24,}-[0-9a-f]{100,}`,
  // A JSON web token, signed or encrypted.
  String.raw`(?<![\w-])eyJ[\w-]{8,}\.[\w-]*\.[\w-]*(?:\.[\w-]*){0,2}`,
  // Private keys as PEM; certificates and public keys are for everybody.
  '-----BEGIN (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)',
  // An address with a password.
  String.raw`:\/\/[^\s\/?#:@]*:[^\s\/?#@]+@`,
  String.raw`\bBearer\s{1,4}(?=[A-Za-z._~+/=-]{0,100}\d)[\w.~+/=-]{16,}`,
  // Of other services that people paste into names and notes.
  String.raw`\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}|\bnpm_[A-Za-z0-9]{36}`,
  String.raw`\bxox[a-z]-[\w-]{20,}|\b[rs]k_live_[A-Za-z0-9]{16,}|\bAIza[\w-]{35}`,
].join('|');

const one = new RegExp(shapes);
const every = new RegExp(shapes, 'g');

/** No secret that its shape alone reveals is shorter, except an address with a password. */
const shortest = 24;

/** Whether a text has something in it that is shaped like a secret. */
export function hasSecretShape(text: string): boolean {
  return (text.length >= shortest || text.includes('://')) && one.test(text);
}

/** A name and what it is set to: `password=x`, `"api_key": "x"`. */
const setting = /(?<![\w-])([\w-]{1,40})(["']?\s{0,4}([=:])\s{0,4}(["']?))([^\s"',;&]{4,})/g;

/** A text for people without what looks like a secret in it, be it by its shape or by the name before it. */
export function withoutSecretTexts(text: string, replacement: string): string {
  return text
    .replaceAll(every, replacement)
    .replaceAll(setting, (all, name: string, between: string, sign: string, quote: string, value: string) => {
      if (value.startsWith(replacement) || suspicionOf(name).of !== 'anything') return all;
      // After a colon there may be a sentence: "invalid access_token: expired".
      const isValue = sign === '=' || quote !== '' || /\d/.test(value);
      return isValue ? `${name}${between}${replacement}` : all;
    });
}
