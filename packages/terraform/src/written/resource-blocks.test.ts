import { expect, test } from 'vitest';
import { resourceBlocks } from './resource-blocks.ts';

const named = (text: string) => resourceBlocks(text).map(({ type, name, line }) => `${type}.${name}:${line}`);

test('blocks of resources are found with their lines, whatever their spelling', () => {
  expect(
    named(`variable "x" {}
resource "cloudflare_user_group" "ops" {
  name = "Ops"
}

  resource   cloudflare_account_member ada{
}
resource "a" "b" { nested { } }
resource "a" "c" {}`),
  ).toEqual(['cloudflare_user_group.ops:2', 'cloudflare_account_member.ada:6', 'a.b:8', 'a.c:9']);
});

const inside: readonly (readonly [string, string])[] = [
  ['a comment of a line', '# resource "a" "no" {\n// resource "a" "no" {\n'],
  ['a comment of several lines', '/* {\nresource "a" "no" {\n*/\n'],
  ['a string', 'locals {\n x = "resource \\"a\\" \\"no\\" { # {"\n}\n'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
  ['a template', 'locals {\n x = "${f({ a = "}" }, "resource \\"a\\" \\"no\\" {")}{"\n}\n'],
  ['a doubled sign', 'locals {\n x = "$${ {"\n}\n'],
  ['a text of several lines', 'locals {\n x = <<-EOT\n  resource "a" "no" {\n  }}}\n  EOT\n}\n'],
  ['another block', 'module "m" {\n resource "a" "no" {\n }\n}\n'],
  ['a longer word', 'my-resource "a" "no" {\n}\nresources "a" "no" {\n}\n'],
];

test.each(inside)(
  'what stands in %s is not a block of a resource, and does not hide the next one',
  (_, text) => {
    expect(named(`${text}resource "a" "yes" {}\n`)).toEqual([`a.yes:${text.split('\n').length}`]);
  },
);

test('a file of Terraform that is broken off gives the blocks before its end', () => {
  for (const end of ['"', '"${', '<<EOT\n', '/*', '{', '#', '<<'])
    expect(named(`resource "a" "b" {}\nlocals { x = ${end}`)).toEqual(['a.b:1']);
});

test('a large file of Terraform is read in time that grows with its length alone', () => {
  const text = `${'x = <<A\n'.repeat(50_000)}${'"${'.repeat(50_000)}`;
  const start = performance.now();
  expect(named(text)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(2000);
});
