import { expect, test } from 'vitest';
import { isDomain } from './domain.ts';

test.each([
  'example.com',
  'Mail.Example.COM',
  'a-b.example',
  'xn--mnchen-3ya.example',
  'münchen.example',
  '1.de',
])('%s is a domain name', (text) => expect(isDomain(text)).toBe(true));

test.each([
  '',
  'not a domain',
  'example',
  'example.com.',
  '.example.com',
  'a..b',
  '*.example.com',
  'a_b.example',
  '-a.example',
  'a-.example',
  'ada@example.com',
  'https://example.com',
  'example.com/x',
  'example.com:25',
  'example.com,example.org',
  '192.0.2.1',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(130)}example`,
])('a text "%s" is not a domain name', (text) => expect(isDomain(text)).toBe(false));
