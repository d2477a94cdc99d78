/** The list of sections, which stays in sight, and the switch for ids. Both work without scripts. */
export const railTemplate: string = `<nav class="rail" aria-label="Sections of this report">
<p class="of"><a href="#title"><bdi>{{#if meta.account.name}}{{meta.account.name}}{{else}}{{meta.account.id}}{{/if}}</bdi></a></p>
<ul>{{#each rail}}<li><a href="#{{id}}">{{title}}</a>{{#if (stated count)}} <span class="count">{{count}}</span>{{/if}}</li>{{/each}}</ul>
<label class="switch"><input type="checkbox" id="show-ids" autocomplete="off"> Show ids</label>
</nav>
`;
