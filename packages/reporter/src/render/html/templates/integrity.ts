import { controlsOf } from './controls.ts';

/** By what a reader finds out whether something was changed. */
export const integrityTemplate: string = `<h3 id="integrity">Integrity</h3>
${controlsOf('integrity')}
<dl class="source">{{#each integrity}}<div><dt>{{title}}</dt><dd><bdi>{{says}}</bdi></dd></div>
{{/each}}</dl>
`;
