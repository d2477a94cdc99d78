import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';
import { cellWord, dayOf } from '../../words/cell-words.ts';
import { style } from './style.ts';
import { unlike } from './unlike.ts';

/** What is around the content of a page. All but its style and script are handlebars templates. */
export interface PageFrame {
  readonly title: string;
  /** The text of the link that leads to the content. */
  readonly skip: string;
  readonly toolVersion: string;
  /** Rules of this page alone, after those that all pages have. */
  readonly ownStyle?: string;
  /** Whether sheets of paper have a style that depends on what the page shows: `margins` of what the template is given. */
  readonly hasMargins?: boolean;
  /** The one script that the page runs; null where it needs none. */
  readonly script: string | null;
}

/**
 * The template of a page up to its content: one file that asks for nothing from anywhere, with a policy that
 * admits only its own style sheet and script, by their hashes. The style sheet is part of the template, so
 * that nothing ever needs to be put in unescaped.
 */
export function pageStart({
  title,
  skip,
  toolVersion,
  ownStyle = '',
  hasMargins = false,
  script,
}: PageFrame): string {
  const sheet = `${style}${ownStyle}`;
  const scripts = script === null ? '' : ` script-src '${hashOf(script)}';`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(sheet)}'${hasMargins ? " '{{margins.hash}}'" : ''};${scripts} base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="grantlens ${toolVersion}">
<title>${title}</title>
<style>${sheet}</style>
${hasMargins ? '<style>{{margins.style}}</style>\n' : ''}</head>
<body>
<a class="skip" href="#content">${skip}</a>
`;
}

/** The end of a page: its script, if it has one. */
export function pageEnd(script: string | null): string {
  return `${script === null ? '' : `<script>${script}</script>\n`}</body>\n</html>\n`;
}

/** Compiles a template. */
export type CompileTemplate = <Context>(template: string) => (context: Context) => string;

/**
 * Opens the one way to compile templates. They are strict: a field that is not in what is shown is our bug
 * and throws.
 */
export function openTemplates(partials: Readonly<Record<string, string>> = {}): CompileTemplate {
  const handlebars = Handlebars.create();
  handlebars.registerPartial(partials);
  // To handlebars, 0 is as good as nothing.
  handlebars.registerHelper('stated', (value: unknown) => value !== null);
  handlebars.registerHelper('word', cellWord);
  handlebars.registerHelper('day', dayOf);
  handlebars.registerHelper('unlike', unlike);
  return (template) => {
    const fill = handlebars.compile(template, {
      strict: true,
      knownHelpersOnly: true,
      knownHelpers: { stated: true, word: true, day: true, unlike: true },
    });
    return (context) => fill(context);
  };
}

/** As an attribute of the page has it. */
function hashOf(text: string): string {
  return Handlebars.escapeExpression(`sha256-${createHash('sha256').update(text).digest('base64')}`);
}
