import { style } from '../style.ts';

/**
 * The page up to its tables. The style sheet is part of the template, so that nothing ever needs to be put in unescaped.
 */
export const openingTemplate: string = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{{styleHash}}'; script-src '{{scriptHash}}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="grantlens {{meta.toolVersion}}">
<title>Access review of {{#if meta.account.name}}{{meta.account.name}}{{else}}{{meta.account.id}}{{/if}}, {{meta.takenAt.end}}{{#unless meta.complete}} (INCOMPLETE){{/unless}}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
<main class="sheet" id="content">
{{> cover}}
{{> coverage}}
{{> overview}}
{{> privileged}}
{{> zones}}
`;

/** What follows the tables, up to the script. */
export const closingTemplate = `</main>
<footer class="sheet">
Report <span class="id">{{meta.reportId}}</span> of snapshot <span class="id">{{meta.snapshotDigest}}</span>.
The same snapshot and the same version of grantlens give the same report, byte for byte.
</footer>
`;
